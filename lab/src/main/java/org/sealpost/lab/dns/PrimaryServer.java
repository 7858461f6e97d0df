package org.sealpost.lab.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;
import org.sealpost.lab.dns.NameServerPlan.Behaviour;
import org.sealpost.lab.net.Listeners;
import org.sealpost.lab.net.Replies;
import org.sealpost.lab.reply.Reply.Kind;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.Type;

/// The primary server of all zones below those of one label, over TCP: it takes DNS UPDATE with its key, and answers
/// questions. What it took is seen at every other server at once.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8945#section-5">RFC 8945 §5</a>
public final class PrimaryServer {
    private static final String KEY = "lab-update";

    private final InstantSource clock;
    private final Replies replies;
    private final Served served;
    private final Authority authority;
    private final byte[] secret = new byte[32];
    private final InetSocketAddress address;

    private PrimaryServer(Tree tree, Listeners listeners, Replies replies, InstantSource clock) throws IOException {
        this.clock = clock;
        this.replies = replies;
        this.served = tree.primary();
        this.authority = new Authority(served, new NameServerPlan(Behaviour.SOUND, "", List.of(), Optional.empty()));
        new SecureRandom().nextBytes(secret);
        this.address = listeners.listen(0, this::serve);
    }

    /// Opens it on a free port.
    public static PrimaryServer start(Tree tree, Listeners listeners, Replies replies, InstantSource clock)
            throws IOException {
        return new PrimaryServer(tree, listeners, replies, clock);
    }

    public InetSocketAddress address() {
        return address;
    }

    /// The key as `tsig-keygen` writes it.
    public String keyFile() {
        return "key \"%s\" {\n\talgorithm hmac-sha256;\n\tsecret \"%s\";\n};\n"
                .formatted(KEY, Base64.getEncoder().encodeToString(secret));
    }

    private void serve(Socket socket) throws IOException {
        var messages = new TcpMessages(socket);
        for (Optional<byte[]> octets = messages.next(); octets.isPresent(); octets = messages.next()) {
            long received = System.nanoTime();
            var asked = new Message(octets.get());
            Message answer = answer(asked, octets.get());
            replies.before(Kind.DNS, about(asked), received);
            messages.send(answer);
        }
    }

    private static String about(Message asked) {
        Record first = asked.getQuestion();
        return first == null
                ? ""
                : Opcode.string(asked.getHeader().getOpcode()) + " " + first.getName() + " "
                        + Type.string(first.getType());
    }

    private Message answer(Message asked, byte[] octets) {
        TSIGRecord signature = asked.getTSIG();
        if (signature == null) {
            return isUpdate(asked)
                    ? Answers.reply(asked, Rcode.REFUSED)
                    : authority.answer(asked).message();
        }
        var key = new TSIG(
                TSIG.HMAC_SHA256,
                Name.fromConstantString(KEY + "."),
                new SecretKeySpec(secret, "HmacSHA256"),
                clock.withZone(ZoneOffset.UTC));
        int verified = key.verify(asked, octets, null);
        if (verified != Rcode.NOERROR) {
            Message answer = Answers.reply(asked, Rcode.NOTAUTH);
            answer.setTSIG(key, verified, signature);
            return answer;
        }
        Message answer = isUpdate(asked)
                ? Answers.reply(asked, update(asked))
                : authority.answer(asked).message();
        // Signed as it is written: OPT goes out after all else, and nothing may follow a signature (RFC 8945 §5.1).
        answer.setTSIG(key, Rcode.NOERROR, signature);
        return answer;
    }

    private static boolean isUpdate(Message asked) {
        return asked.getHeader().getOpcode() == Opcode.UPDATE;
    }

    private int update(Message asked) {
        List<Record> named = asked.getSection(Section.ZONE);
        if (named.size() != 1 || named.getFirst().getType() != Type.SOA) {
            return Rcode.FORMERR;
        }
        Name origin = named.getFirst().getName();
        Optional<SignedZone> zone = Optional.ofNullable(served.zones().get(origin));
        if (zone.isEmpty()) {
            return Rcode.NOTAUTH;
        }
        var code = new AtomicInteger(Rcode.NOERROR);
        zone.get().update(before -> switch (new ZoneUpdate(origin, before).carryOut(asked)) {
            case ZoneUpdate.Outcome.Done(List<Record> records) -> records;
            case ZoneUpdate.Outcome.Refused(int rcode) -> {
                code.set(rcode);
                yield before;
            }
        });
        return code.get();
    }
}
