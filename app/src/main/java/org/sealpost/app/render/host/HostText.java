package org.sealpost.app.render.host;

import java.time.temporal.ChronoUnit;
import org.sealpost.app.render.Shown;
import org.sealpost.host.certificate.Alarm;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.edge.Listener;
import org.sealpost.host.folder.FolderCode;
import org.sealpost.host.folder.FolderProblem;

/// What the policy host tells a person.
public final class HostText {
    private HostText() {}

    public static String listener(Listener listener) {
        return switch (listener) {
            case Listener.Direct _ -> "https";
            case Listener.BehindTlsProxy _ -> "https behind a proxy";
            case Listener.BehindHttpProxy _ -> "http behind a proxy";
            case Listener.HttpChallenge _ -> "challenges";
        };
    }

    public static String domains(int number) {
        return switch (number) {
            case 0 -> "no domain yet";
            case 1 -> "1 domain";
            default -> number + " domains";
        };
    }

    /// One sentence: what is wrong, and what to do.
    public static String problem(FolderProblem problem) {
        String where = problem.folder().isEmpty() ? "" : Shown.text(problem.folder()) + ": ";
        String detail = problem.detail().isEmpty() ? "" : " (" + Shown.text(problem.detail()) + ")";
        return where + words(problem.code()) + detail + " [" + problem.code().id() + "]";
    }

    /// One sentence: how near a name is to being without a certificate, and why.
    public static String alarm(CertifiedName name, Alarm alarm) {
        String until = name.holding()
                .current()
                .map(current -> " (until " + current.notAfter().truncatedTo(ChronoUnit.SECONDS) + ")")
                .orElse("");
        String why = name.setbacks()
                .last()
                .map(last -> ": " + Shown.text(last.why()))
                .orElse("");
        return name.name() + " "
                + switch (alarm) {
                    case THIRD_LEFT -> "has a third of its certificate left, and no other yet";
                    case SIXTH_LEFT -> "has less than a sixth of its certificate left, and no other yet";
                    case EXPIRED -> "has no valid certificate any more";
                }
                + until + why + " [host.certificate." + code(alarm) + "]";
    }

    /// As counters and messages have it.
    public static String code(Alarm alarm) {
        return switch (alarm) {
            case THIRD_LEFT -> "third-left";
            case SIXTH_LEFT -> "sixth-left";
            case EXPIRED -> "expired";
        };
    }

    private static String words(FolderCode code) {
        return switch (code) {
            case NAME -> "the folder is not named as a domain, so it is not served; rename it";
            case POLICY_MISSING -> "there is no mta-sts.txt; put the policy there";
            case POLICY_TOO_LARGE -> "mta-sts.txt is larger than senders read; shorten it";
            case POLICY_UNUSABLE -> "mta-sts.txt is no policy; see 'sealpost lint policy'";
            case IDENTITY_INCOMPLETE -> "fullchain.pem and privkey.pem belong together; add the other";
            case CERTIFICATE_UNREADABLE -> "fullchain.pem holds no certificate; write it again";
            case CERTIFICATE_NAME -> "the certificate does not name the policy host; get another";
            case CERTIFICATE_EXPIRED -> "the certificate is over and served all the same; renew it";
            case KEY_UNREADABLE -> "privkey.pem holds no key that can be used; it must not be encrypted";
            case KEY_OTHER -> "the key in privkey.pem belongs to another certificate; put the right one there";
            case UNREADABLE -> "the files cannot be read; give this user the right to";
            case EMPTY ->
                "the folder of policies is empty, so what was served goes on; see whether its disk is mounted";
            case WATCH -> "the system watches no more folders; changes are found within a minute";
        };
    }
}
