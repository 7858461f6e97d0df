package org.sealpost.app.serve;

import java.util.Optional;
import org.sealpost.app.page.Frames;
import org.sealpost.app.page.Theme;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.LocalPath;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;

/// The colours that a visitor chose, kept in a cookie.
final class ThemeChoice {
    private static final String YEAR = "31536000";

    void addTo(Routes routes) {
        routes.post("/theme", ThemeChoice::choose);
    }

    private static Reply choose(Call call) {
        Theme theme = Theme.of(call.form().one(Frames.THEME));
        String age = theme == Theme.SYSTEM ? "0" : YEAR;
        return Reply.seeOther(back(call.form().one("back")))
                .cookie(Frames.THEME + "=" + theme.word() + "; Path=/; Max-Age=" + age + "; SameSite=Lax; HttpOnly"
                        + (call.secure() ? "; Secure" : ""));
    }

    /// Only to a page of ours: what could lead elsewhere leads to the first page.
    private static String back(Optional<String> path) {
        return path.flatMap(LocalPath::read).orElse(LocalPath.ROOT).text();
    }
}
