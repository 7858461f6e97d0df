package org.sealpost.check.tlsrpt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.EndpointAnswer;
import org.sealpost.observe.facts.EndpointAttempt;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.facts.ReportDestination.Endpoint;

/// RFC 8460 §5.4: a report that goes by POST needs a server that speaks HTTPS. Senders may pass over a certificate
/// that is not valid (RFC 8460 §3); nothing makes them.
public final class EndpointRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.TLS_RPT;
    }

    @Override
    public Judgement judge(Reading reading) {
        if (reading.leftOut(Part.TLS_RPT)) {
            return new Judgement.NotApplicable("left out");
        }
        List<Finding> findings = reading.facts().reporting().destinations().stream()
                .flatMap(each -> each instanceof Endpoint endpoint ? Stream.of(endpoint) : Stream.empty())
                .flatMap(endpoint -> findings(endpoint).stream())
                .toList();
        return findings.isEmpty() ? new Judgement.Holds(List.of()) : new Judgement.Broken(findings);
    }

    private static List<Finding> findings(Endpoint endpoint) {
        if (endpoint.addresses().known().isEmpty()) {
            ReportingCode code =
                    endpoint.addresses().provenNone() ? ReportingCode.NO_ADDRESS : ReportingCode.LOOKUP_FAILED;
            return List.of(new Finding(code, endpoint.uri(), Seen.addresses(endpoint.addresses()), Optional.empty()));
        }
        List<Evidence> passedOver = seen(endpoint, answer -> isPassedOver(answer));
        List<Evidence> broken = seen(endpoint, answer -> isBroken(answer) && !isPassedOver(answer));
        List<Evidence> untrusted = seen(endpoint, EndpointAnswer.Untrusted.class::isInstance);
        List<Evidence> doubtful = seen(endpoint, EndpointRule::isDoubtful);
        boolean speaks = endpoint.attempts().stream().anyMatch(attempt -> !isBroken(attempt.outcome()));
        var findings = new ArrayList<Finding>();
        if (!speaks && broken.isEmpty()) {
            findings.add(new Finding(ReportingCode.NOT_TRIED, endpoint.uri(), passedOver, Optional.empty()));
        } else if (!broken.isEmpty()) {
            ReportingCode code = speaks ? ReportingCode.ADDRESS_UNREACHABLE : ReportingCode.UNREACHABLE;
            findings.add(new Finding(code, endpoint.uri(), broken, Optional.empty()));
        }
        if (!untrusted.isEmpty()) {
            findings.add(new Finding(ReportingCode.CERTIFICATE, endpoint.uri(), untrusted, Optional.empty()));
        }
        if (!doubtful.isEmpty()) {
            findings.add(new Finding(ReportingCode.STATUS, endpoint.uri(), doubtful, Optional.empty()));
        }
        return findings;
    }

    /// Not tried from here, which says nothing of the server.
    private static boolean isPassedOver(EndpointAnswer answer) {
        return answer instanceof EndpointAnswer.Unreachable(ConnectFault fault, String _)
                && switch (fault) {
                    case FAMILY_MISSING_HERE, GUARDED, OUT_OF_TIME -> true;
                    case REFUSED, TIMED_OUT, NO_ROUTE, OTHER -> false;
                };
    }

    private static boolean isBroken(EndpointAnswer answer) {
        return switch (answer) {
            case EndpointAnswer.Unreachable _, EndpointAnswer.TlsFailed _, EndpointAnswer.NotHttp _ -> true;
            case EndpointAnswer.Answered _, EndpointAnswer.Untrusted _ -> false;
        };
    }

    /// Statuses that a server which takes POST has no reason to give to OPTIONS: somewhere else, nowhere, or broken.
    /// 501 says only that it does not know OPTIONS (RFC 9110 §15.6.2).
    private static boolean isDoubtful(EndpointAnswer answer) {
        return answer instanceof EndpointAnswer.Answered(int status, var _)
                && (status / 100 == 3 || status == 404 || status == 410 || (status >= 500 && status != 501));
    }

    private static List<Evidence> seen(Endpoint endpoint, Predicate<EndpointAnswer> which) {
        return endpoint.attempts().stream()
                .filter(attempt -> which.test(attempt.outcome()))
                .flatMap(attempt -> seen(endpoint, attempt).stream())
                .toList();
    }

    private static List<Evidence> seen(Endpoint endpoint, EndpointAttempt attempt) {
        String place = endpoint.name() + " [" + attempt.address() + "]";
        return switch (attempt.outcome()) {
            case EndpointAnswer.Answered(int status, var _) ->
                List.of(new Evidence(place + " OPTIONS", "HTTP status " + status));
            case EndpointAnswer.Untrusted(var tls) -> Seen.certificate(place, tls);
            case EndpointAnswer.TlsFailed(var fault, String detail) ->
                List.of(new Evidence(place, "TLS: " + words(Seen.word(fault), detail)));
            case EndpointAnswer.NotHttp(String detail) -> List.of(new Evidence(place, "no HTTP: " + detail));
            case EndpointAnswer.Unreachable(var fault, String detail) ->
                List.of(new Evidence(place, words(Seen.word(fault), detail)));
        };
    }

    private static String words(String fault, String detail) {
        return detail.isEmpty() ? fault : fault + ": " + detail;
    }
}
