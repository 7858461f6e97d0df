package org.sealpost.app.serve;

import java.time.InstantSource;
import java.util.List;
import org.sealpost.app.api.Api;
import org.sealpost.app.look.Guests;
import org.sealpost.app.look.Looks;
import org.sealpost.app.page.Frames;
import org.sealpost.app.page.Place;
import org.sealpost.app.render.Pages;
import org.sealpost.app.web.Assets;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Refusals;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.app.web.Traffic;

/// Every page that is served, and what they share.
public final class Site {
    private final Routes routes = new Routes();
    private final Traffic traffic = new Traffic();
    private final Notices notices;
    private final Api api;

    /// What pages need.
    ///
    /// @param words of the findings
    /// @param perMinute how many domains a visitor may have looked at in a minute
    public record Parts(Looks looks, Pages words, InstantSource clock, int perMinute, String version) {}

    public Site(Parts parts) {
        Assets assets = Frames.assets();
        var frames = new Frames(assets, List.of(Place.values()), parts.version());
        notices = new Notices(frames);
        var guests = new Guests(parts.clock(), parts.perMinute());
        assets.addTo(routes);
        new ThemeChoice().addTo(routes);
        new PublicCheck(
                        frames,
                        notices,
                        parts.looks(),
                        guests,
                        parts.words(),
                        new Exports(parts.words(), parts.version()))
                .addTo(routes);
        new PublicGenerator(frames, notices, parts.looks(), guests, parts.clock()).addTo(routes);
        api = new Api(routes, parts.looks(), guests, parts.words(), parts.version());
        new Probes(notices, parts.looks(), traffic, parts.looks()::keeps).addTo(routes);
    }

    public Routes routes() {
        return routes;
    }

    /// What was answered.
    public Traffic traffic() {
        return traffic;
    }

    /// What is answered where no handler does: to programs as they read it, to all others as a page.
    public Refusals refusals() {
        return new Refusals() {
            @Override
            public Reply refuse(Call call, int status, String sentence) {
                return of(call).refuse(call, status, sentence);
            }

            @Override
            public Reply fault(Call call, String id) {
                return of(call).fault(call, id);
            }
        };
    }

    private Refusals of(Call call) {
        return Api.isFor(call) ? api.problems() : notices;
    }
}
