package org.sealpost.app.serve;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.app.web.Reply;

/// What was done, as the page says it that is shown next.
enum SettingsDone {
    ROLE("Their role is changed."),
    LEFT("They do not belong to this tenant any more, and their tokens for it are revoked."),
    OUT("They are kept out, and their sessions are over."),
    IN("They are let in again."),
    APP_OFF("No code is asked of them any more."),
    WITHDRAWN("The invitation is taken back."),
    REVOKED("The token is revoked."),
    PASSWORD("Your password is changed, and your other sessions are over."),
    NO_APP("No code is asked for any more."),
    OPENID("From now on the other service lets you in too."),
    EXPECTED("They are expected by that mail address for 30 days."),
    UNEXPECTED("They are expected no longer."),
    ENDED("The session is over."),
    ALL_ENDED("Your other sessions are over."),
    CHANNEL("The channel is changed."),
    CHANNEL_GONE("The channel is removed."),
    MAINTENANCE("Nobody is told in that time."),
    MAINTENANCE_OVER("It is over. What stands is told now."),
    TENANT("The tenant is there."),
    RENAMED("The tenant has another name."),
    JOINED("You are an admin of that tenant now. Its audit trail says so.");

    private final String sentence;

    SettingsDone(String sentence) {
        this.sentence = sentence;
    }

    /// To the page that tells it.
    Reply at(String address) {
        return Reply.seeOther(address + "?done=" + word());
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<String> sentence(Optional<String> word) {
        return word.flatMap(each -> Arrays.stream(values())
                .filter(done -> done.word().equals(each))
                .findFirst()
                .map(done -> done.sentence));
    }
}
