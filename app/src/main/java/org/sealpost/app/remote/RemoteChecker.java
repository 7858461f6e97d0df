package org.sealpost.app.remote;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.sealpost.app.check.Checked;
import org.sealpost.app.check.Checker;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.form.FormFault;
import org.sealpost.app.render.FactsDocuments;
import org.sealpost.app.render.Shown;
import org.sealpost.check.Judge;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.protocol.name.DomainName;

/// Has a server look at a domain, and judges here what it saw.
public final class RemoteChecker implements Checker {
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final Duration USUAL_WAIT = Duration.ofSeconds(10);

    private final Server server;
    private final Predicate<Duration> pause;

    /// @param pause lets time pass; false when there is to be no more
    public RemoteChecker(Server server, Predicate<Duration> pause) {
        this.server = server;
        this.pause = pause;
    }

    @Override
    public Checked check(DomainName domain) {
        String id = begin(domain);
        while (true) {
            Server.Answer answer = server.get("/v1/checks/" + id);
            if (answer.status() != 200) {
                throw answer.refusal();
            }
            switch (String.valueOf(answer.object().get("state"))) {
                case "done" -> {
                    return judged(domain, server.get("/v1/checks/" + id + "/result"));
                }
                case "looking" -> pass(BETWEEN);
                default -> throw new Refusal(ExitCode.TRY_AGAIN, "the server could not look at " + domain);
            }
        }
    }

    private String begin(DomainName domain) {
        while (true) {
            Server.Answer answer = server.post("/v1/checks", Server.json(Map.of("domain", domain.ascii())), Map.of());
            if (answer.status() == 202
                    && answer.object().get("id") instanceof String id
                    && id.matches("[0-9a-z]{1,64}")) {
                return id;
            }
            if (answer.status() != 429) {
                throw answer.refusal();
            }
            pass(answer.retryAfter().orElse(USUAL_WAIT));
        }
    }

    private void pass(Duration time) {
        if (!pause.test(time)) {
            throw new Refusal(ExitCode.TRY_AGAIN, "stopped while the server was busy");
        }
    }

    private static Checked judged(DomainName domain, Server.Answer answer) {
        if (answer.status() != 200) {
            throw answer.refusal();
        }
        try {
            List<DomainFacts> all =
                    FactsDocuments.read(new ByteArrayInputStream(answer.body().toArray()));
            if (all.size() == 1 && all.getFirst().domain().equals(domain)) {
                return new Checked(Judge.judge(all.getFirst()), all.getFirst(), List.of());
            }
            throw new Refusal(ExitCode.TRY_AGAIN, "the server answered about something else than " + domain);
        } catch (FormFault fault) {
            throw new Refusal(
                    ExitCode.TRY_AGAIN,
                    "what the server saw of " + domain + " cannot be read: "
                            + Shown.text(String.valueOf(fault.getMessage())));
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
