package org.sealpost.host.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HostingPageTest {
    @Test
    void everyCodeIsExplained() throws IOException {
        String page = Files.readString(Path.of("../docs/hosting.md"));
        assertThat(Stream.of(FolderCode.values()).map(code -> "| `" + code.id() + "` |"))
                .allSatisfy(row -> assertThat(page).contains(row));
    }
}
