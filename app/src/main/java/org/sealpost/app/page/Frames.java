package org.sealpost.app.page;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.app.web.Assets;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.LocalPath;

/// Makes the frame of each page.
public final class Frames {
    public static final String THEME = "theme";

    private final Assets assets;
    private final String version;
    private final Function<Call, Optional<Frame.Who>> who;

    /// @param who tells who a request is from; empty where nobody can sign in
    public Frames(Assets assets, String version, Function<Call, Optional<Frame.Who>> who) {
        this.assets = assets;
        this.version = version;
        this.who = who;
    }

    /// What pages are made of beside their text.
    public static Assets assets() {
        return new Assets(Frames.class, "sealpost.css", "parts.css", "sealpost.js", "htmx.min.js", "icon.svg");
    }

    public Frame of(Call call, String title, Optional<Place> here) {
        return of(call, title, here, who.apply(call));
    }

    /// The frame of a page that says what went wrong: as nobody sees it who has signed in.
    public Frame alone(Call call, String title) {
        return of(call, title, Optional.empty(), Optional.empty());
    }

    private Frame of(Call call, String title, Optional<Place> here, Optional<Frame.Who> visitor) {
        boolean signedIn = visitor.flatMap(Frame.Who::name).isPresent();
        return new Frame(
                title,
                here,
                Arrays.stream(Place.values())
                        .filter(place -> signedIn || place.isPublic())
                        .toList(),
                Theme.of(call.cookie(THEME)),
                LocalPath.of(call).text(),
                Optional.empty(),
                visitor,
                List.of(assets.address("sealpost.css"), assets.address("parts.css")),
                List.of(assets.address("htmx.min.js"), assets.address("sealpost.js")),
                assets.address("icon.svg"),
                version);
    }
}
