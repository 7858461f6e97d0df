package org.sealpost.app.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.render.DialogueText;
import org.sealpost.check.Reading;
import org.sealpost.check.sender.Fate;
import org.sealpost.check.sender.Simulation;
import org.sealpost.check.sender.Step;
import org.sealpost.check.sender.Step.Act;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.SmtpAttempt;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.Limits;
import org.sealpost.observe.smtp.Delivery;
import org.sealpost.observe.smtp.Delivery.Result;
import org.sealpost.observe.smtp.EhloName;
import org.sealpost.observe.smtp.SmtpDelivery;
import org.sealpost.observe.tls.Tls;
import org.sealpost.protocol.name.IpAddress;

/// Delivers a test message by the rules of a simulated sender: the same servers in the same order, and at each of them
/// the same demands, held against what it shows now.
final class TestDelivery {
    private final PrintStream out;
    private final ObserverOptions options;

    TestDelivery(PrintStream out, ObserverOptions options) {
        this.out = out;
        this.options = options;
    }

    /// Tries the servers until one takes the message or refuses it for good.
    ///
    /// @return 0 taken, 2 not delivered, 3 to be tried later
    ExitCode run(TestMessage message, Reading reading, Simulation simulation) {
        var text = new DialogueText(out);
        if (simulation.fate() instanceof Fate.Bounced || simulation.steps().isEmpty()) {
            text.nowhere(simulation.fate());
            return ExitCode.FAIL;
        }
        boolean later = false;
        try (Dialer dialer = Dialer.open(options.dialer())) {
            var ehloName = options.introduction().helo().map(EhloName::of).orElseGet(EhloName::ofThisMachine);
            var tls = new Tls(dialer, options.trust(), options.clock());
            var delivery =
                    new SmtpDelivery(dialer, tls, ehloName, options.dialer().smtpPort());
            var deadline = Deadline.after(options.dialer().limits().of(Limits.Step.PER_DOMAIN));
            for (Step step : simulation.steps()) {
                Optional<MxHostFacts> host = reading.mail().lookedAt().stream()
                        .filter(one -> one.name().ascii().equals(step.exchange()))
                        .findFirst();
                if (host.isEmpty() || step.address().isEmpty()) {
                    text.passedOver(step);
                    continue;
                }
                IpAddress address = step.address().get();
                Delivery made = delivery.deliver(
                        host.get().name(),
                        address,
                        message.letter(),
                        seen -> allows(simulation, reading, host.get(), address, seen),
                        deadline);
                text.dialogue(step, made);
                switch (made.result()) {
                    case Result.Taken _ -> {
                        return ExitCode.PASS;
                    }
                    // RFC 5321 §4.2.1: 5yz to the message itself is final; a greeting with it speaks for one server.
                    case Result.Refused(String command, var reply)
                    when !reply.temporary() && isFinal(command) -> {
                        return ExitCode.FAIL;
                    }
                    case Result.Refused(String _, var reply) -> later |= reply.temporary();
                    case Result.TooLarge _ -> {
                        return ExitCode.FAIL;
                    }
                    case Result.NotAllowed _, Result.Broken _ -> {}
                }
            }
        }
        text.end(later);
        return later ? ExitCode.UNKNOWN : ExitCode.FAIL;
    }

    private static boolean isFinal(String command) {
        return List.of("MAIL", "RCPT", "DATA").contains(command);
    }

    private static boolean allows(
            Simulation simulation, Reading reading, MxHostFacts host, IpAddress address, SmtpOutcome seen) {
        var now = new SmtpAttempt(address, seen, List.of(), Duration.ZERO);
        return simulation.meeting(reading, host, now) instanceof Act.Uses;
    }
}
