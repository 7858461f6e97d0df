package org.sealpost.app.render;

import java.io.PrintStream;
import org.sealpost.check.sender.Fate;
import org.sealpost.check.sender.Step;
import org.sealpost.observe.facts.TranscriptLine;
import org.sealpost.observe.smtp.Delivery;
import org.sealpost.observe.smtp.Delivery.Result;

/// A real delivery as it goes on: who was called, what was said, what came of it.
public final class DialogueText {
    private final PrintStream out;

    public DialogueText(PrintStream out) {
        this.out = out;
    }

    /// A host that the rules leave out before any address matters.
    public void passedOver(Step step) {
        out.println(Shown.text(step.exchange()) + ": " + SenderWords.act(step.act(), true));
    }

    public void dialogue(Step step, Delivery delivery) {
        out.println(Shown.text(step.exchange())
                + step.address().map(address -> " [" + address + "]").orElse("") + ":");
        for (TranscriptLine line : delivery.dialogue()) {
            boolean event = !line.fromServer() && line.text().startsWith("(");
            out.println("  " + (event ? "  " : line.fromServer() ? "S " : "C ") + Shown.text(line.text()));
        }
        out.println("  => " + result(delivery.result()));
        out.flush();
    }

    private static String result(Result result) {
        return switch (result) {
            case Result.Taken(var reply) -> "delivered: " + Outcomes.reply(reply);
            case Result.NotAllowed(var seen) -> "not used, by the rules of this sender: " + Outcomes.words(seen);
            case Result.Refused(String command, var reply) ->
                (reply.temporary() ? "put off at " : "refused at ") + command + ": " + Outcomes.reply(reply);
            case Result.TooLarge(long limit) -> "the server takes at most " + limit + " octets";
            case Result.Broken(var why) -> "no delivery: " + Outcomes.words(why);
        };
    }

    /// There is no server to try.
    public void nowhere(Fate fate) {
        out.println("A message " + SenderWords.fate(fate) + ".");
    }

    /// No server took it.
    public void end(boolean later) {
        out.println(
                later
                        ? "Not delivered now: a sender tries again later."
                        : "Not delivered: no server passes by the rules of this sender.");
    }
}
