package org.sealpost.app.render.publish;

import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Words;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.plan.Action;
import org.sealpost.publish.plan.Check;
import org.sealpost.publish.plan.Until;

/// What a step does and what is looked at, in words.
public final class StepWords {
    private StepWords() {}

    public static String action(Action action) {
        return switch (action) {
            case Action.Serve serve -> "serve " + policy(serve.policy().policy());
            case Action.StopServing _ -> "stop serving, and drop the certificate";
            case Action.Write write -> write(write);
            case Action.PrepareHosts(var hosts) ->
                "you: have " + hosts(hosts) + " ready, with STARTTLS and a certificate that is trusted";
            case Action.ChangeMx change -> changeMx(change);
            case Action.Wait(Until until) -> "wait until " + until(until);
        };
    }

    private static String changeMx(Action.ChangeMx change) {
        if (change.added().isEmpty()) {
            return "you: take " + hosts(change.removed()) + " out of the MX records";
        }
        return change.removed().isEmpty()
                ? "you: add " + hosts(change.added()) + " to the MX records"
                : "you: put " + hosts(change.added()) + " into the MX records in the place of "
                        + hosts(change.removed());
    }

    private static String write(Action.Write write) {
        Change change = write.change();
        String name = Words.domain(change.name());
        return change.wanted()
                .map(records -> "set " + name + " " + records(records))
                .orElseGet(() -> "remove "
                        + change.expected().map(RecordSet::type).map(Enum::name).orElse("") + " at " + name);
    }

    private static String records(RecordSet records) {
        return records.type() + " "
                + records.values().stream().map(Shown::quoted).collect(Collectors.joining(", "));
    }

    public static String until(Until until) {
        return switch (until) {
            case Until.Forgotten(var subject, Duration more) ->
                "resolvers have forgotten the old "
                        + switch (subject) {
                            case POLICY -> "policy";
                            case ID -> "id";
                            case MX -> "MX records";
                            case HOST -> "address of the policy host";
                            case REPORTING -> "TLS-RPT record";
                        }
                        + (more.isZero() ? "" : ", and queues are empty");
            case Until.Refreshed _ -> "most senders have looked again";
            case Until.Covered(var hosts, boolean all) ->
                "every policy that is still held covers " + (all ? "all of " : "one of ") + hosts(hosts);
            case Until.Retired _ -> "no sender holds a policy other than none";
            case Until.RolledBack _ -> "no sender enforces";
        };
    }

    public static String check(Check check) {
        return switch (check) {
            case Check.EdgesServe _ -> "every edge serves exactly this, as text/plain, with a good certificate";
            case Check.EdgesServeNothing _ -> "no edge serves anything";
            case Check.Authoritative(DomainName name, var type, var records) ->
                "every authoritative server "
                        + (records.isPresent() ? "has it" : "has no " + type + " at " + Words.domain(name));
            case Check.MxIs(var hosts) -> "the MX hosts are " + hosts(hosts);
            case Check.HostsReady(var hosts) ->
                hosts(hosts) + (hosts.size() == 1 ? " takes" : " take") + " mail over TLS";
            case Check.CoversAll _ -> "the policy covers every MX host that a resolver may still give";
            case Check.Reached _ -> "the date has come";
            case Check.Gone _ -> "no resolver gives the old record";
            case Check.GateOpen(Check.Purpose purpose) ->
                purpose == Check.Purpose.ENFORCE
                        ? "the evidence says that enforce is safe"
                        : "the evidence says that it is still safe";
        };
    }

    private static String policy(StsPolicy policy) {
        return Words.word(policy.mode()) + ", max_age " + policy.maxAge().toSeconds()
                + policy.mx().stream()
                        .map(pattern -> ", mx " + Shown.text(pattern.text()))
                        .collect(Collectors.joining());
    }

    private static String hosts(Collection<DomainName> hosts) {
        return hosts.stream().map(Words::domain).collect(Collectors.joining(", "));
    }
}
