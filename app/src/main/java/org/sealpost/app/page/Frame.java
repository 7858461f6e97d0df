package org.sealpost.app.page;

import java.util.List;
import java.util.Optional;

/// What stands around the content of every page.
///
/// @param title of the window, without the name of the program
/// @param here where the visitor is; empty where the navigation does not lead
/// @param path of this page with its query, to come back to
/// @param refresh after how many seconds the page is asked for again where no script does it
/// @param who who may sign in or out; empty where nobody can
/// @param styles the addresses of the style sheets
/// @param scripts their addresses
/// @param icon its address
public record Frame(
        String title,
        Optional<Place> here,
        List<Place> places,
        Theme theme,
        String path,
        Optional<Integer> refresh,
        Optional<Who> who,
        List<String> styles,
        List<String> scripts,
        String icon,
        String version) {
    public Frame {
        places = List.copyOf(places);
        styles = List.copyOf(styles);
        scripts = List.copyOf(scripts);
    }

    /// Somebody, or nobody yet.
    ///
    /// @param name empty for nobody
    /// @param tenant whose things they look at, for those who belong to several
    /// @param formToken what the form carries that signs them out
    public record Who(Optional<String> name, Optional<String> tenant, String formToken) {}

    public boolean isHere(Place place) {
        return here.filter(place::equals).isPresent();
    }

    public Frame withRefresh(int seconds) {
        return new Frame(title, here, places, theme, path, Optional.of(seconds), who, styles, scripts, icon, version);
    }
}
