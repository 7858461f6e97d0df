package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.observe.net.AddressGuard;
import picocli.CommandLine;

class WiringTest {
    @ParameterizedTest
    @CsvSource({
        "--timeout=5s, PUBLIC_ONLY",
        "--allow-private, PRIVATE_ALLOWED",
        "--https-port=443, PUBLIC_ONLY",
        "--https-port=8443, PRIVATE_ALLOWED",
        "--smtp-port=2525, PRIVATE_ALLOWED",
    })
    void privateAddressesAreReachedOnlyWhenTheUserMeansThem(
            String option, AddressGuard guard, @TempDir Path directory) {
        var network = CommandLine.populateCommand(new NetworkOptions(), option);

        var wiring = new Wiring(new Session(directory).surroundings(), network, Set.of());

        assertThat(wiring.options().dialer().guard()).isEqualTo(guard);
    }
}
