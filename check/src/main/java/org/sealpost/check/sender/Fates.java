package org.sealpost.check.sender;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sealpost.check.MailSeen;
import org.sealpost.check.Reading;
import org.sealpost.check.sender.Step.Act;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Lookup;

/// What the steps of a sender come to.
record Fates(SenderKind kind, Reading reading) {
    Fate of(List<Step> steps) {
        return switch (reading.mail()) {
            case MailSeen.NullMx() -> new Fate.Bounced(Fate.Return.NULL_MX);
            case MailSeen.NoMail(boolean nameExists) ->
                new Fate.Bounced(nameExists ? Fate.Return.NO_ADDRESS : Fate.Return.NO_SUCH_DOMAIN);
            case MailSeen.NotKnown() ->
                kind.dane() && mxIsBogus()
                        ? new Fate.Deferred(Fate.Wait.MX_BOGUS)
                        : new Fate.CannotTell(List.of(new Reason.MxNotKnown()));
            case MailSeen.Implicit _, MailSeen.Hosts _ -> among(steps);
        };
    }

    /// A sender that does DANE validates, and believes no answer that fails (RFC 7672 §2.1.1).
    boolean mxIsBogus() {
        return reading.facts().mail().mx() instanceof Lookup.Failed<?> failed && failed.fault() == DnsFault.BOGUS;
    }

    private Fate among(List<Step> steps) {
        var used = new ArrayList<Channel>();
        var open = new ArrayList<Reason>();
        var openIfNoneIsUsed = new ArrayList<Reason>();
        for (Step step : steps) {
            if (step.reached()) {
                switch (step.act()) {
                    case Act.Uses(var channel, var _) -> used.add(channel);
                    case Act.PassesOver(Reason.NotReached notReached) -> openIfNoneIsUsed.add(notReached);
                    case Act.PassesOver _ -> {}
                    case Act.Unclear(var reason, var authenticated) ->
                        (authenticated ? openIfNoneIsUsed : open).add(reason);
                }
            }
        }
        if (!open.isEmpty()) {
            return new Fate.CannotTell(open.stream().distinct().toList());
        }
        if (!used.isEmpty()) {
            return over(used);
        }
        int more = reading.facts().mail().hostsNotTried();
        if (more > 0) {
            openIfNoneIsUsed.add(new Reason.MoreThere(more));
        }
        if (!openIfNoneIsUsed.isEmpty()) {
            return new Fate.CannotTell(openIfNoneIsUsed.stream().distinct().toList());
        }
        return steps.stream().allMatch(Fates::leadsNowhere)
                ? new Fate.Bounced(Fate.Return.NO_ADDRESS)
                : new Fate.Deferred(Fate.Wait.NO_HOST_PASSES);
    }

    private static boolean leadsNowhere(Step step) {
        return step.act() instanceof Act.PassesOver(Reason reason)
                && (reason instanceof Reason.NoAddress || reason instanceof Reason.NotAHostName);
    }

    private static Fate over(List<Channel> channels) {
        Set<Channel.By> by = EnumSet.noneOf(Channel.By.class);
        boolean encrypted = false;
        boolean clear = false;
        for (Channel channel : channels) {
            switch (channel) {
                case Channel.Authenticated authenticated -> by.add(authenticated.by());
                case Channel.Encrypted _ -> encrypted = true;
                case Channel.Clear _ -> clear = true;
            }
        }
        return encrypted || clear ? new Fate.DeliveredUnprotected(clear) : new Fate.Delivered(by);
    }
}
