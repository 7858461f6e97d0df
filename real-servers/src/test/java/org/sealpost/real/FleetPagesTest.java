package org.sealpost.real;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The pages behind the sign-in, in a browser: somebody comes in for the first time and has domains watched.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FleetPagesTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String NAME = "ada";
    private static final String PASSWORD = "seven wild geese";

    private final Browser browser = new Browser();
    private Pages pages;
    private Person ada;

    @BeforeAll
    void comeInForTheFirstTime(@TempDir Path folder) throws IOException {
        pages = Pages.serve(folder);
        Page page = browser.window(pages.address(), new NewContextOptions().setViewportSize(1200, 900));
        ada = Person.first(page, pages.address(), pages.firstLink(), NAME, PASSWORD);
        ada.fill("Domains, one a line", "mx-unlisted.example\nhealthy.example\ntesting.example");
        ada.fill("Tags", "customer");
        ada.press("Watch them");
    }

    @AfterAll
    void close() {
        pages.close();
        browser.close();
    }

    /// Looks again and again until there is something to see, as a person does.
    private void lookUntil(String domain, String text) {
        Instant end = Instant.now().plus(LONG);
        ada.open("/fleet/" + domain);
        while (!ada.sees(text) && Instant.now().isBefore(end)) {
            ada.press("Look now");
            ada.open("/fleet/" + domain);
        }
    }

    @Test
    void anAlertAppearsAndIsTakenInHand() {
        lookUntil("mx-unlisted.example", "mx2.mailprovider.example");
        assertThat(ada.main()).containsText("mx2.mailprovider.example");
        ada.open("/alerts");
        assertThat(ada.main()).containsText("mx-unlisted.example");
        ada.page().getByPlaceholder("what you do about it").first().fill("the host is added tonight");
        ada.press("Take it in hand");
        assertThat(ada.main()).containsText("the host is added tonight");
        ada.open("/fleet");
        assertThat(ada.main()).containsText("mx-unlisted.example");
        assertThat(ada.main()).containsText("customer");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void nobodySeesTheFleetWithoutSigningIn() {
        Page stranger = browser.window(pages.address(), new NewContextOptions());
        stranger.navigate(pages.address() + "/fleet/mx-unlisted.example");
        assertThat(stranger.url()).contains("/sign-in");
        assertThat(stranger.locator("main").textContent()).doesNotContain("mx-unlisted");
    }

    @Test
    void theFleetFitsAPhoneInTheDark() {
        Page phone = browser.window(
                pages.address(),
                new NewContextOptions().setViewportSize(360, 740).setColorScheme(ColorScheme.DARK));
        new Person(phone, pages.address(), NAME, PASSWORD).signIn();
        assertThat(phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        assertThat(Browser.inaccessible(phone)).isEmpty();
    }
}
