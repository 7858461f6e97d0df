package org.sealpost.app.serve;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.app.look.Guests;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.Frames;
import org.sealpost.app.page.Message;
import org.sealpost.app.page.template.JtemessageGenerated;
import org.sealpost.app.render.Words;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Refusals;
import org.sealpost.app.web.Reply;

/// Pages that say one thing: what is not there, what is refused, what went wrong.
public record Notices(Frames frames) implements Refusals {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Override
    public Reply refuse(Call call, int status, String sentence) {
        var message = new Message(title(status), sentence, Optional.empty());
        return status == 503 ? alone(call, status, message) : page(call, status, message);
    }

    /// The same with a way back to what was chosen.
    Reply refuse(Call call, int status, String sentence, String back) {
        return page(call, status, new Message(title(status), sentence, Optional.empty(), back));
    }

    @Override
    public Reply unread(String path, int status, String sentence) {
        return alone(Call.unread(), status, new Message(title(status), sentence, Optional.empty()));
    }

    @Override
    public Reply fault(Call call, String id) {
        return alone(
                call,
                500,
                new Message("Something went wrong here", "Nothing was changed. Try again.", Optional.of(id)));
    }

    /// Empty when the look is granted, and counted.
    Optional<Reply> tooOften(Call call, Guests guests) {
        return guests.take(call)
                .map(wait -> refuse(
                                call,
                                429,
                                "You checked "
                                        + Words.count(guests.perMinute(), "domain", "domains")
                                        + " this minute. Go on at " + TIME.format(wait.until()) + " UTC.")
                        .with("Retry-After", Long.toString(wait.seconds())));
    }

    Reply page(Call call, int status, Message message) {
        return drawn(status, frames.of(call, message.title(), Optional.empty()), message);
    }

    /// Says it without asking any store who the visitor is.
    private Reply alone(Call call, int status, Message message) {
        return drawn(status, frames.alone(call, message.title()), message);
    }

    private static Reply drawn(int status, Frame frame, Message message) {
        Drawing drawing = (out, none) -> JtemessageGenerated.render(out, none, frame, message);
        return Reply.html(status, drawing.text());
    }

    private static String title(int status) {
        return switch (status) {
            case 403 -> "Not from here";
            case 404 -> "Not found";
            case 405 -> "Not answered";
            case 413 -> "Too large";
            case 421 -> "Not this server";
            case 429, 503 -> "Too many at once";
            default -> "Refused";
        };
    }
}
