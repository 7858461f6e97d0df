package org.sealpost.check.expect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sealpost.check.expect.Expectation.Held;
import org.sealpost.check.expect.Expectation.Match;
import org.sealpost.check.expect.Expectation.Subject;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.PolicyAttempt;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.observe.facts.PolicyHostFacts;
import org.sealpost.protocol.mtasts.StsPolicy;

/// What each address of the policy host serves.
record PolicyPlaces(Expectation expectation) {
    List<Held> of(PolicyHostFacts facts) {
        String host = facts.addresses().host().ascii();
        List<Held> all = new ArrayList<>();
        if (facts.attempts().isEmpty()) {
            all.add(held(host, "no address", Match.NO_ANSWER));
        }
        // An address that DNS did not tell serves something that nobody knows.
        List.of(facts.addresses().ipv4(), facts.addresses().ipv6()).forEach(lookup -> {
            if (!facts.attempts().isEmpty() && lookup instanceof Lookup.Failed<?> failed) {
                all.add(held(
                        host,
                        "no answer for " + lookup.question().type() + ": " + Seen.word(failed.fault()),
                        Match.NO_ANSWER));
            }
        });
        facts.attempts().forEach(attempt -> all.add(of(host, attempt)));
        if (facts.addressesNotTried() > 0) {
            all.add(held(facts.addressesNotTried() + " more addresses of " + host, "too many to ask", Match.NOT_ASKED));
        }
        return all;
    }

    private Held of(String host, PolicyAttempt attempt) {
        String where = host + " [" + attempt.address() + "]";
        return switch (attempt.outcome()) {
            case PolicyFetch.Served(var answer, var _) ->
                StsPolicy.parse(answer.body())
                        .value()
                        .map(seen ->
                                held(where, Seen.policy(seen), expectation.metBy(seen) ? Match.AS_MEANT : Match.OTHER))
                        .orElseGet(() -> held(where, "an unusable policy", Match.OTHER));
            case PolicyFetch.OtherStatus(var answer, var _) ->
                held(where, "no policy: HTTP status " + answer.status(), Match.OTHER);
            case PolicyFetch.Redirected _ -> held(where, "no policy: redirected", Match.OTHER);
            case PolicyFetch.Untrusted _ -> held(where, "no policy: the certificate is not trusted", Match.OTHER);
            case PolicyFetch.TooLarge _ -> held(where, "no policy: too large", Match.OTHER);
            case PolicyFetch.NotHttp _ -> held(where, "no policy: no HTTP answer", Match.OTHER);
            case PolicyFetch.TlsFailed(var fault, var _) ->
                held(where, "no policy: TLS " + Seen.word(fault), Match.OTHER);
            case PolicyFetch.TooSlow(Duration limit, var _) ->
                held(where, "no answer within " + limit.toSeconds() + " s", Match.NO_ANSWER);
            case PolicyFetch.Unreachable(ConnectFault fault, var _) ->
                held(where, RecordPlaces.noAnswer(fault), RecordPlaces.unasked(fault));
        };
    }

    private static Held held(String where, String seen, Match match) {
        return new Held(Subject.POLICY, where, seen, match);
    }
}
