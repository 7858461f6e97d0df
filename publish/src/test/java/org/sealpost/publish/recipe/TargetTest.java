package org.sealpost.publish.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.publish.ReadyFile;
import org.sealpost.publish.emit.HclString;
import org.sealpost.publish.emit.JavaScriptString;
import org.sealpost.publish.generate.Draft;
import org.sealpost.publish.generate.Waivers;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class TargetTest {
    private static final Pattern BLANK = Pattern.compile("@[A-Z_]+@");

    private final Draft draft = Drafts.first();

    @ParameterizedTest
    @EnumSource(Target.class)
    void everyPlaceHasItsFilesWithoutABlank(Target target) {
        assertThat(target.files(draft))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file.text()).as(file.path()).doesNotContainPattern(BLANK));
        assertThat(String.join(
                        "", target.files(draft).stream().map(ReadyFile::text).toList()))
                .contains("mta-sts.example.org");
    }

    @ParameterizedTest
    @EnumSource(
            value = Target.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NGINX", "APACHE", "CADDY", "REVERSE_PROXY"})
    void aPlaceWithoutAServerOfYoursHasThePolicyItself(Target target) {
        String policy = draft.policy().render();
        List<String> texts = target.files(draft).stream().map(ReadyFile::text).toList();
        assertThat(texts.contains(policy)
                        || texts.stream()
                                .anyMatch(text -> text.contains(JavaScriptString.quoted(policy))
                                        || text.contains(HclString.quoted(policy))))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void everyPlaceSaysWhatGoesWrongThere(Target target) {
        assertThat(target.files(draft)).anyMatch(file -> file.text().contains("What goes wrong here:"));
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void jsonIsJson(Target target) {
        for (ReadyFile file : target.files(draft)) {
            if (file.path().endsWith(".json") || file.path().endsWith(".jsonc")) {
                String text = file.text().replaceAll("(?m)^//.*$", "");
                try (JsonParser parser = JsonFactory.builder().build().createParser(ObjectReadContext.empty(), text)) {
                    while (parser.nextToken() != null) {
                        // To the end.
                    }
                }
                assertThat(text).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void aLongNameFitsWherePlacesWantAShortOne(Target target) {
        String label = "a".repeat(60);
        Draft longest = Drafts.draft(label + "." + label + ".example", Mode.TESTING, Optional.empty(), Waivers.NONE);
        for (ReadyFile file : target.files(longest)) {
            assertThat(file.text())
                    .doesNotContainPattern("\"name\": \"[^\"]{64}")
                    .doesNotContainPattern(BLANK);
        }
    }

    @Test
    void thePolicyInAScriptIsThePolicy() {
        String worker = Target.CLOUDFLARE_WORKER.files(draft).getLast().text();
        assertThat(worker)
                .contains("\"mta-sts.example.org\": \"version: STSv1\\r\\nmode: testing\\r\\nmx: mx1.example.org\\r\\n"
                        + "mx: *.mail.protection.outlook.com\\r\\nmax_age: 86400\\r\\n\"");
    }
}
