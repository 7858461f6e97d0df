package org.sealpost.app.page;

import java.util.List;
import java.util.Optional;
import org.sealpost.app.web.Assets;
import org.sealpost.app.web.Call;

/// Makes the frame of each page.
public final class Frames {
    public static final String THEME = "theme";

    private final Assets assets;
    private final List<Place> places;
    private final String version;

    public Frames(Assets assets, List<Place> places, String version) {
        this.assets = assets;
        this.places = List.copyOf(places);
        this.version = version;
    }

    /// What pages are made of beside their text.
    public static Assets assets() {
        return new Assets(Frames.class, "sealpost.css", "parts.css", "sealpost.js", "htmx.min.js", "icon.svg");
    }

    public Frame of(Call call, String title, Optional<Place> here) {
        return new Frame(
                title,
                here,
                places,
                Theme.of(call.cookie(THEME)),
                "/" + String.join("/", call.path()),
                Optional.empty(),
                List.of(assets.address("sealpost.css"), assets.address("parts.css")),
                List.of(assets.address("htmx.min.js"), assets.address("sealpost.js")),
                assets.address("icon.svg"),
                version);
    }
}
