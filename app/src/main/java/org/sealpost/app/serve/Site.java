package org.sealpost.app.serve;

import java.time.InstantSource;
import java.util.List;
import org.sealpost.app.page.Frames;
import org.sealpost.app.page.Place;
import org.sealpost.app.render.Pages;
import org.sealpost.app.web.Assets;
import org.sealpost.app.web.Refusals;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;

/// Every page that is served, and what they share.
public final class Site {
    private final Routes routes = new Routes();
    private final Notices notices;

    /// What pages need.
    ///
    /// @param words of the findings
    /// @param perMinute how many domains a visitor may have looked at in a minute
    public record Parts(Looks looks, Pages words, InstantSource clock, int perMinute, String version) {}

    public Site(Parts parts) {
        Assets assets = Frames.assets();
        var frames = new Frames(assets, List.of(Place.values()), parts.version());
        notices = new Notices(frames);
        var guests = new Guests(notices, parts.clock(), parts.perMinute());
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
        routes.get("/health", _ -> Reply.of(200, "text/plain; charset=utf-8", "ok\n"));
    }

    public Routes routes() {
        return routes;
    }

    /// What is answered where no page is.
    public Refusals refusals() {
        return notices;
    }
}
