package org.sealpost.publish.dns.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;

class UpdateFaultsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final UpdateFaults FAULTS = new UpdateFaults(new UpdateServer("ns.example.org", 53), "writer");

    @ParameterizedTest
    @CsvSource({
        "FORMERR, whether it speaks DNS UPDATE",
        "SERVFAIL, may not write the zone's file",
        "NOTIMP, name the primary server of example.org",
        "REFUSED, allow it there",
        "NOTAUTH, name the primary server",
        "NOTZONE, name the zone that holds it",
        "NXRRSET, read it again",
        "YXRRSET, read it again",
        "YXDOMAIN, read it again",
        "NXDOMAIN, read it again",
        "BADVERS, see its log"
    })
    void eachCodeSaysWhatToDo(String code, String told) {
        assertThat(FAULTS.of(Rcode.value(code), "example.org"))
                .contains("example.org", told)
                .endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({
        "17, does not know the TSIG key writer",
        "16, knows the TSIG key writer but another secret",
        "22, wants a longer signature",
        "21, refuses the signature of key writer"
    })
    void eachFaultOfASignatureSaysWhatToDo(int error, String told) {
        assertThat(FAULTS.ofSignature(fault(error, new byte[0]), NOW).replace(",", ""))
                .contains(told)
                .endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({"-601, 601 s ahead of ns.example.org", "601, 601 s behind ns.example.org", "90000, 25 h 0 min behind"})
    void aWrongClockIsToldWithTheDifference(long serverAhead, String told) {
        byte[] time = ByteBuffer.allocate(8)
                .putLong(NOW.getEpochSecond() + serverAhead)
                .array();

        assertThat(FAULTS.ofSignature(fault(Rcode.BADTIME, Arrays.copyOfRange(time, 2, 8)), NOW))
                .contains(told, "TSIG allows 300 s", "NTP");
    }

    @Test
    void aServerThatDoesNotTellItsTimeIsToldAsSuch() {
        assertThat(FAULTS.ofSignature(fault(Rcode.BADTIME, new byte[0]), NOW)).contains("our clock is wrong");
    }

    private static TSIGRecord fault(int error, byte[] other) {
        return new TSIGRecord(
                Name.root, DClass.ANY, 0, TSIG.HMAC_SHA256, NOW, Duration.ofMinutes(5), new byte[0], 1, error, other);
    }
}
