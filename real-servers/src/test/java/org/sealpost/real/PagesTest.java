package org.sealpost.real;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The pages in a browser.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
    private static final double LONG = 30_000;

    private final Browser browser = new Browser();
    private Pages pages;

    @BeforeAll
    void serve(@TempDir Path folder) throws IOException {
        pages = Pages.serve(folder, "--checks-per-minute", "1000");
    }

    @AfterAll
    void close() {
        pages.close();
        browser.close();
    }

    private Page window() {
        return browser.window(pages.address(), new NewContextOptions());
    }

    private static void check(Page page, String domain) {
        page.getByLabel("Domain").fill(domain);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Check").setExact(true))
                .click();
    }

    private static Locator answer(Page page) {
        return page.locator(".verdict h1");
    }

    @ParameterizedTest
    @CsvSource({
        "healthy.example, Mail arrives over authenticated TLS",
        "mx-unlisted.example, is not covered by the policy",
        "record-absent.example, MTA-STS",
        "no-mail.example, takes no mail",
        "dane.example, TLS",
    })
    void aCheckFillsInByItselfAndIsReadableForAll(String domain, String telling) {
        Page page = window();
        page.navigate(pages.address() + "/");
        check(page, domain);
        assertThat(page.locator("#d1")).isVisible();
        assertThat(page.locator(".verdict")).containsText(domain, new ContainsTextOptions().setTimeout(LONG));
        assertThat(page.locator("main")).containsText(Pattern.compile(telling, Pattern.CASE_INSENSITIVE));
        assertThat(Browser.inaccessible(page)).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theGeneratorFollowsTheForm() {
        Page page = window();
        page.navigate(pages.address() + "/generator?domain=record-absent.example");
        Locator made = page.locator("#made");
        assertThat(made).containsText("Tick the hosts that are yours", new ContainsTextOptions().setTimeout(LONG));
        page.locator("input[name=mx][type=checkbox]").first().check();
        assertThat(made).containsText("v=STSv1; id=");
        page.getByText("Policy file", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(made.locator("section[aria-label='Policy file']")).isVisible();
        assertThat(made).containsText("mode: testing");
        assertThat(Browser.inaccessible(page)).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void everythingWorksWithoutAScript() {
        Page page = browser.window(pages.address(), new NewContextOptions().setJavaScriptEnabled(false));
        page.navigate(pages.address() + "/");
        check(page, "starttls-absent.example");
        assertThat(answer(page)).containsText("STARTTLS", new ContainsTextOptions().setTimeout(LONG));
    }

    @Test
    void aDomainIsCheckedByKeyboardAlone() {
        Page page = window();
        page.navigate(pages.address() + "/");
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.getByLabel("Domain").focus();
        page.keyboard().type("healthy.example");
        page.keyboard().press("Enter");
        assertThat(page.locator("#d1")).isVisible(new IsVisibleOptions().setTimeout(LONG));
    }

    @Test
    void noPageIsWiderThanAPhone() {
        Page page = browser.window(
                pages.address(),
                new NewContextOptions().setViewportSize(360, 740).setColorScheme(ColorScheme.DARK));
        page.navigate(pages.address() + "/");
        check(page, "mx-unlisted.example");
        assertThat(page.locator("#d1")).isVisible(new IsVisibleOptions().setTimeout(LONG));
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        assertThat(Browser.inaccessible(page)).isEmpty();
    }

    @Test
    void aResultAndTheGeneratorAreForEverybody() {
        var inspection = new Inspection(1200);
        Page page = browser.window(pages.address(), new NewContextOptions().setViewportSize(1200, 800));
        page.navigate(pages.address() + "/");
        inspection.look(page, "start");
        check(page, "mx-unlisted.example");
        assertThat(page.locator("#d1")).isVisible(new IsVisibleOptions().setTimeout(LONG));
        inspection.look(page, "check");
        page.navigate(pages.address() + "/generator?domain=record-absent.example");
        assertThat(page.locator("#made"))
                .containsText("Tick the hosts that are yours", new ContainsTextOptions().setTimeout(LONG));
        page.locator("input[name=mx][type=checkbox]").first().check();
        assertThat(page.locator("#made")).containsText("v=STSv1; id=");
        inspection.look(page, "generator");
        assertThat(inspection.faults()).isEmpty();
    }

    @Test
    void whatIsBrokenIsNoticed() {
        Page page = browser.window(pages.address(), new NewContextOptions().setBypassCSP(true));
        page.navigate(pages.address() + "/");
        page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend',"
                + " '<input type=\"text\"><img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\">')");
        assertThat(Browser.inaccessible(page)).isNotEmpty();
    }
}
