package org.sealpost.app.serve;

import java.util.Optional;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Fields;
import org.sealpost.app.web.LocalPath;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;

/// Where somebody wanted to go who had to sign in first.
record Onward(LocalPath path) {
    /// The name of the field that keeps it from step to step.
    static final String FIELD = "to";

    static final Onward START = new Onward(new LocalPath(SignInPages.START));

    /// To the door, and from there back to this page; a form is not sent again.
    static Reply signIn(Call call) {
        return call.method() == Method.GET ? new Onward(LocalPath.of(call)).at("/sign-in") : Reply.seeOther("/sign-in");
    }

    /// What a step of signing in carries; the usual page where it carries nothing that is of this site.
    static Onward of(Call call) {
        Fields fields = call.method() == Method.GET ? call.query() : call.form();
        return fields.one(FIELD).flatMap(Onward::read).orElse(START);
    }

    /// Empty for what leads elsewhere, or back to the door.
    static Optional<Onward> read(String text) {
        return LocalPath.read(text)
                .filter(path ->
                        !path.text().startsWith("/sign-") && !path.text().startsWith("/link/"))
                .map(Onward::new);
    }

    /// The address of a step of signing in, which carries it on.
    String of(String step) {
        return equals(START) ? step : step + "?" + FIELD + "=" + path.encoded();
    }

    Reply at(String step) {
        return Reply.seeOther(of(step));
    }

    Reply there() {
        return Reply.seeOther(path.text());
    }
}
