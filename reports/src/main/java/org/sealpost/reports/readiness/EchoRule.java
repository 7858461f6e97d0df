package org.sealpost.reports.readiness;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.reports.PolicyEcho;

/// What reporters that count applied lately is what is published.
final class EchoRule implements Rule {
    @Override
    public Stream<Objection> judge(Picture picture) {
        Optional<String> mode =
                picture.policies().current().map(policy -> policy.mode().word());
        if (mode.isEmpty()) {
            return Stream.empty();
        }
        String enforce = Mode.ENFORCE.word();
        return Stream.of(
                        note(
                                picture,
                                RuleCode.ECHO_ENFORCE,
                                Told.Kind.EVIDENCE,
                                echo -> echo.mode().equals(enforce)
                                        && !mode.get().equals(enforce)),
                        note(
                                picture,
                                RuleCode.ECHO_MODE,
                                Told.Kind.EVIDENCE,
                                echo -> !echo.mode().equals(mode.get())
                                        && !echo.mode().equals(enforce)),
                        note(picture, RuleCode.OTHER_HOSTS, Told.Kind.OTHER_HOSTS, _ -> true))
                .flatMap(Optional::stream);
    }

    private static Optional<Objection> note(
            Picture picture, RuleCode rule, Told.Kind kind, Predicate<PolicyEcho.Of> odd) {
        List<Exhibit.Named> who = picture
                .recent(
                        picture.whole(Threshold.QUIET_DAYS),
                        told -> told.standing().counts()
                                && told.kind() == kind
                                && told.row().echo() instanceof PolicyEcho.Of echo
                                && odd.test(echo))
                .stream()
                .map(told -> told.row().reporter().name())
                .distinct()
                .sorted()
                .map(Exhibit.Named::new)
                .toList();
        return who.isEmpty() ? Optional.empty() : Optional.of(Objection.of(rule, who));
    }
}
