package org.sealpost.app.serve;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.app.access.sign.SignIn;
import org.sealpost.app.render.Words;
import org.sealpost.app.web.Allowance;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Handler;
import org.sealpost.app.web.Reply;

/// How often forms of the door are taken from one source, whatever is in them: it is decided before they are read. A
/// browser with which somebody was in before is a source of its own, so that its neighbours keep nobody out of it.
final class DoorRate {
    private static final int PER_MINUTE = 120;

    private final Notices notices;
    private final SignIn signIn;
    private final Allowance allowance = new Allowance(PER_MINUTE, Duration.ofMinutes(1));

    DoorRate(Notices notices, SignIn signIn) {
        this.notices = notices;
        this.signIn = signIn;
    }

    Handler before(Function<Call, Reply> form) {
        return new Handler() {
            @Override
            public Optional<Reply> before(Call head) {
                return signIn.mark(Doorkeeper.browser(head))
                        .map(allowance::take)
                        .orElseGet(() -> allowance.take(head.from()))
                        .map(wait -> later(head, wait));
            }

            @Override
            public Reply answer(Call call) {
                return form.apply(call);
            }
        };
    }

    private Reply later(Call head, Duration wait) {
        long seconds = wait.toSeconds() + 1;
        return notices.refuse(
                        head,
                        429,
                        "Too many tries came from your address. Go on in "
                                + Words.count((int) seconds, "second", "seconds") + ".")
                .with("Retry-After", Long.toString(seconds));
    }
}
