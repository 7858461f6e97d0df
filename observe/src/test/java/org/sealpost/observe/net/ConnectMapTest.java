package org.sealpost.observe.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectMapTest {
    private static ConnectMap map(String text) {
        return ((ConnectMap.Reading.Read) ConnectMap.read(text)).map();
    }

    private static Endpoint endpoint(String text) {
        return IpLiteral.readEndpoint(text).orElseThrow();
    }

    @Test
    void entriesCommentsAndEmptyLinesAreRead() {
        ConnectMap map = map("# a lab\n\n192.0.2.1:25  127.0.0.1:4025 # mail\n\t[2001:db8::1]:443 [::1]:4443\r\n");

        assertThat(map.target(endpoint("192.0.2.1:25"))).contains(endpoint("127.0.0.1:4025"));
        assertThat(map.target(endpoint("[2001:db8:0::1]:443"))).contains(endpoint("[::1]:4443"));
        assertThat(map.target(endpoint("192.0.2.1:26"))).isEmpty();
        assertThat(map(map.render()).render()).isEqualTo(map.render());
    }

    @Test
    void everyWrongLineIsNamed() {
        var reading = ConnectMap.read("192.0.2.1:25\n192.0.2.1:25 127.0.0.1:1\n\nlocalhost:25 127.0.0.1:1\n"
                .concat("192.0.2.1:25 127.0.0.1:2\n192.0.2.9:25 127.0.0.1:70000\n2001:db8::1:25 127.0.0.1:1\n"));

        assertThat(((ConnectMap.Reading.Unreadable) reading).problems())
                .containsExactly(
                        "line 1: two endpoints are needed, from and to, such as 192.0.2.1:25 127.0.0.1:4025",
                        "line 4: not an address and a port: localhost:25",
                        "line 5: a second entry for 192.0.2.1:25",
                        "line 6: not an address and a port: 127.0.0.1:70000",
                        "line 7: not an address and a port: 2001:db8::1:25");
    }
}
