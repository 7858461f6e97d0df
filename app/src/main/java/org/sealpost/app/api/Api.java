package org.sealpost.app.api;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.look.Guests;
import org.sealpost.app.look.Looks;
import org.sealpost.app.publish.Removal;
import org.sealpost.app.render.Pages;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Handler;
import org.sealpost.app.web.Routes;

/// What programs can ask for, below `/v1`, and the document that says so.
public final class Api {
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Problems problems = new Problems();
    private final Routes routes;

    /// What the API needs for everybody.
    public record Open(Looks looks, Guests guests, Pages words, String version, InstantSource clock) {}

    /// What it needs for those who are known.
    public record Known(Visitors visitors, Desk desk, Works works) {}

    /// What it is made of.
    ///
    /// @param known empty where nobody signs in
    public record Parts(Open open, Optional<Known> known) {}

    /// Adds the routes.
    public Api(Routes routes, Parts parts) {
        this.routes = routes;
        Open open = parts.open();
        new Checks(open.looks(), open.guests(), open.words(), problems).addTo(this);
        parts.known().ifPresent(known -> addKnown(known, open.clock()));
        Map<String, Object> document = new OpenApi(open.version(), endpoints).tree();
        routes.get("/v1/openapi.json", _ -> Json.reply(200, Json.TYPE, document));
    }

    private void addKnown(Known known, InstantSource clock) {
        Desk desk = known.desk();
        Works works = known.works();
        var once = new Idempotency(desk.access().answers(), desk.box(), clock);
        var gate = new Gate(known.visitors(), problems, once, desk.rates(), clock);
        new Self(this, gate).add();
        new Domains(this, gate, desk).add();
        new DomainChanges(this, gate, desk, new Removal(works.changes(), desk.fleet(), desk.history())).add();
        new DomainStates(this, gate, desk).add();
        new Alerts(this, gate, desk).add();
        new Events(this, gate, desk).add();
        new Audit(this, gate, desk).add();
        new Tokens(this, gate, desk).add();
        new Users(this, gate, desk).add();
        new Invited(this, gate, desk).add();
        new Windows(this, gate, desk).add();
        new Desires(this, gate, desk, works).add();
        new Plans(this, gate, desk, works).add();
        new PlanActs(this, gate, desk, works).add();
        new PlanConsents(this, gate, desk, works).add();
        new Stages(this, gate, desk, works).add();
        new RepairWays(this, gate, desk, works).add();
        new TextRepairs(this, gate, desk, works).add();
        new ReportsTold(this, gate, desk, works).add();
        new NoticeChannels(this, gate, desk, works.setup()).add();
        new Credentials(this, gate, works.setup()).add();
        new Tenants(this, gate, desk).add();
    }

    void add(Endpoint endpoint, Handler handler) {
        endpoints.add(endpoint);
        routes.add(endpoint.method(), endpoint.path(), handler);
    }

    void add(Endpoint endpoint, Gate gate, Gate.Page page) {
        add(endpoint, gate.behind(endpoint, page));
    }

    List<Endpoint> endpoints() {
        return List.copyOf(endpoints);
    }

    /// Whether a request is one of a program.
    public static boolean isFor(Call call) {
        return !call.path().isEmpty() && call.path().getFirst().equals("v1");
    }

    /// The same, where no more than the path is known.
    public static boolean isFor(String path) {
        return path.equals("/v1") || path.startsWith("/v1/");
    }

    public Problems problems() {
        return problems;
    }
}
