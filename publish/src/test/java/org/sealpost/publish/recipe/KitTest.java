package org.sealpost.publish.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.publish.ReadyFile;
import org.sealpost.publish.emit.Language;

class KitTest {
    private static final Path GUIDE = Path.of("..", "docs", "generate.md");

    @Test
    void everythingTogetherHasEachPathOnce() {
        List<ReadyFile> files = Kit.files(Drafts.first(), EnumSet.allOf(Language.class), EnumSet.allOf(Target.class));
        assertThat(files).extracting(ReadyFile::path).doesNotHaveDuplicates().hasSizeGreaterThan(50);
        assertThat(files)
                .filteredOn(ReadyFile::program)
                .extracting(ReadyFile::path)
                .allMatch(path -> path.endsWith(".sh"));
    }

    @Test
    void thePolicyOfEveryPlaceIsTheSame() {
        String policy = Drafts.first().policy().render();
        assertThat(Kit.files(Drafts.first(), EnumSet.noneOf(Language.class), EnumSet.allOf(Target.class)))
                .filteredOn(file -> file.path().endsWith("mta-sts.txt"))
                .hasSizeGreaterThan(5)
                .allMatch(file -> file.text().equals(policy));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "../up", "a/../b", "a//b", "a b", "a\\b", "a\nb", "ü"})
    void aPathThatLeadsElsewhereIsNone(String path) {
        assertThatThrownBy(() -> ReadyFile.of(path, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theGuideNamesEveryLanguageAndEveryPlace() throws IOException {
        String guide = Files.readString(GUIDE);
        assertThat(Language.values()).allSatisfy(language -> assertThat(guide).contains("`" + language.word() + "`"));
        assertThat(Target.values())
                .allSatisfy(target -> assertThat(guide.replace("--recipe ", "")).contains("`" + target.word() + "`"));
    }
}
