package org.sealpost.app.api;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.sealpost.app.access.secret.SealedSecret;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.form.JsonTree;
import org.sealpost.app.render.JsonText;
import org.sealpost.app.store.KeptAnswers;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Reply;
import org.sealpost.protocol.Octets;

/// Lets a request that is said twice have its effect once. Only what was done is kept: a request that was refused
/// can be mended and sent again with the same word.
public record Idempotency(KeptAnswers answers, SecretBox box, InstantSource clock) {
    static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("\"?([A-Za-z0-9_-]{1,100})\"?");
    private static final int DONE = 300;

    /// @param caller whose word it is
    Reply once(Call call, String caller, Supplier<Reply> work) {
        Optional<String> sent = call.header("idempotency-key");
        if (sent.isEmpty()) {
            return work.get();
        }
        var match = KEY.matcher(sent.get());
        if (!match.matches()) {
            throw new Refused(
                    Problem.KEY_MALFORMED, HEADER + " is 1 to 100 letters, digits, '-' and '_'. Nothing was changed.");
        }
        String word = match.group(1);
        String request = digest(call);
        return switch (answers.begin(caller, word, request, clock.instant())) {
            case KeptAnswers.Known.Fresh() -> carriedOut(caller, word, request, work);
            case KeptAnswers.Known.Answered(String answer) ->
                read(box.open(use(caller, word), new SealedSecret(answer)).utf8Lossy())
                        .with("Idempotency-Replayed", "true");
            case KeptAnswers.Known.UnderWay() ->
                throw new Refused(
                        Problem.KEY_IN_USE,
                        "The same request is being carried out. Ask again in a second.",
                        Map.of("Retry-After", "1"));
            case KeptAnswers.Known.OtherRequest() ->
                throw new Refused(
                        Problem.KEY_REUSED,
                        "This " + HEADER + " was used for another request. Take a new one. Nothing was changed.");
        };
    }

    private Reply carriedOut(String caller, String word, String request, Supplier<Reply> work) {
        boolean kept = false;
        try {
            Reply reply = work.get();
            if (reply.status() < DONE) {
                SealedSecret sealed = box.seal(use(caller, word), Octets.utf8(written(reply)));
                answers.keep(caller, word, request, sealed.text(), clock.instant());
                kept = true;
            }
            return reply;
        } finally {
            if (!kept) {
                answers.drop(caller, word, request);
            }
        }
    }

    /// What an answer is sealed for.
    public static String use(String caller, String word) {
        return "answer/" + caller + "/" + word;
    }

    /// Of all that a request asks for.
    static String digest(Call call) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, call.method().name());
            call.path().forEach(segment -> add(digest, segment));
            add(digest, new TreeMap<>(call.query().values()).toString());
            digest.update(call.body().toArray());
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        digest.update((octets.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(octets);
    }

    private static String written(Reply reply) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("status", (long) reply.status());
        tree.put("type", reply.type());
        tree.put("headers", new TreeMap<>(reply.headers()));
        tree.put("body", reply.body().utf8Lossy());
        var out = new ByteArrayOutputStream();
        try (var json = new JsonText(out)) {
            json.document(tree);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Reply read(String written) {
        Object tree = JsonTree.readAll(new ByteArrayInputStream(written.getBytes(StandardCharsets.UTF_8)))
                .getFirst();
        if (tree instanceof Map<?, ?> object
                && object.get("status") instanceof Long status
                && object.get("headers") instanceof Map<?, ?> headers) {
            Reply reply =
                    Reply.of(status.intValue(), String.valueOf(object.get("type")), String.valueOf(object.get("body")));
            for (Map.Entry<?, ?> each : headers.entrySet()) {
                reply = reply.with(String.valueOf(each.getKey()), String.valueOf(each.getValue()));
            }
            return reply;
        }
        throw new IllegalStateException("a kept answer is not as it was written");
    }
}
