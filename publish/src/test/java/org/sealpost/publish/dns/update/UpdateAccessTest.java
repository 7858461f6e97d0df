package org.sealpost.publish.dns.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.DialerOptions;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.dns.Contents;
import org.sealpost.publish.dns.Zone;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;

/// Answers that must not be believed; those of real servers are in the module real-servers.
class UpdateAccessTest {
    private static final String SECRET = "YWJjZGVmZGdoaWprbG1ub3BxcnN0dXZ3eHl6MTIzNDU=";
    private static final DomainName NAME = DomainName.of("_mta-sts.example.org");
    private static final Zone ZONE = new Zone("example.org", DomainName.of("example.org"));

    private final Dialer dialer = Dialer.open(DialerOptions.DEFAULT);
    private final ServerSocket listener = listener();

    @AfterEach
    void close() throws IOException {
        dialer.close();
        listener.close();
    }

    private static ServerSocket listener() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Answers each message with the octets that a function makes of it.
    private UpdateAccess against(UnaryOperator<byte[]> answers) {
        Thread.ofPlatform().daemon().start(() -> serve(answers));
        return at(listener.getLocalPort());
    }

    private UpdateAccess at(int port) {
        TsigKey key = ((TsigKey.Read.Usable) TsigKey.read("writer", "hmac-sha256", SECRET)).key();
        return new UpdateAccess(
                new UpdateServer("127.0.0.1", port),
                Optional.of(key),
                List.of(DomainName.of("example.org")),
                dialer,
                InstantSource.system());
    }

    private void serve(UnaryOperator<byte[]> answers) {
        try {
            while (true) {
                try (Socket socket = listener.accept()) {
                    answer(socket, answers);
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void answer(Socket socket, UnaryOperator<byte[]> answers) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        for (int length = in.read(); length >= 0; length = in.read()) {
            byte[] message = in.readNBytes((length << 8) | in.read());
            byte[] out = answers.apply(message);
            socket.getOutputStream().write(out.length >> 8);
            socket.getOutputStream().write(out.length);
            socket.getOutputStream().write(out);
        }
    }

    private static Message reply(byte[] asked) {
        try {
            var query = new Message(asked);
            var answer = new Message(query.getHeader().getID());
            answer.getHeader().setFlag(Flags.QR);
            answer.getHeader().setFlag(Flags.AA);
            answer.addRecord(query.getQuestion(), Section.QUESTION);
            if (query.getQuestion().getType() == Type.TXT) {
                answer.addRecord(
                        Record.fromString(
                                query.getQuestion().getName(),
                                Type.TXT,
                                DClass.IN,
                                300,
                                "\"v=STSv1; id=9;\"",
                                Name.root),
                        Section.ANSWER);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] signed(byte[] asked, String secret) {
        try {
            Message answer = reply(asked);
            new TSIG(TSIG.HMAC_SHA256, "writer.", secret).apply(answer, new Message(asked).getTSIG());
            return answer.toWire(65_535);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anAnswerWithAGoodSignatureIsBelieved() {
        Contents seen = against(asked -> signed(asked, SECRET)).look(ZONE, NAME);

        assertThat(seen).isInstanceOf(Contents.Known.class).asString().contains("v=STSv1; id=9;");
    }

    @Test
    void anAnswerWithAnotherSignatureIsNotBelieved() {
        assertThat(why(against(asked -> signed(asked, "c29tZWJvZHkgZWxzZSdzIHNlY3JldA=="))))
                .contains("does not bear the signature");
    }

    @Test
    void anAnswerWithoutASignatureIsNotBelieved() {
        assertThat(why(against(asked -> reply(asked).toWire()))).contains("without the signature");
    }

    @ParameterizedTest
    @ValueSource(ints = {Rcode.NXRRSET, Rcode.YXDOMAIN, Rcode.NXDOMAIN})
    void neitherIsASayingAboutTheZone(int code) {
        assertThat(why(against(asked -> withCode(asked, code)))).contains("without the signature");
    }

    @Test
    void aRefusalWithoutASignatureIsExplained() {
        assertThat(why(against(asked -> withCode(asked, Rcode.REFUSED)))).contains("allow it there");
        assertThat(why(against(asked -> withCode(asked, Rcode.NOTAUTH)))).isNotEmpty();
    }

    private static byte[] withCode(byte[] asked, int code) {
        Message answer = reply(asked);
        answer.removeAllRecords(Section.ANSWER);
        answer.getHeader().setRcode(code);
        return answer.toWire();
    }

    @Test
    void whatIsNoMessageOrAnswersSomethingElseIsNoAnswer() {
        assertThat(why(against(_ -> new byte[] {1, 2, 3}))).contains("does not answer the question");
    }

    @Test
    void anAnswerToAnotherQuestionIsNoAnswer() {
        assertThat(why(against(asked -> {
                    Message other = reply(asked);
                    other.getHeader().setID(other.getHeader().getID() ^ 1);
                    return other.toWire();
                })))
                .contains("does not answer the question");
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        // Taken, and nobody listens.
        try (var taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            assertThat(why(at(taken.getLocalPort()))).contains("No connection to 127.0.0.1:", "open for TCP");
        }
    }

    private static String why(UpdateAccess access) {
        Contents seen = access.look(ZONE, NAME);
        assertThat(seen).isInstanceOf(Contents.Unknown.class);
        return ((Contents.Unknown) seen).why();
    }
}
