package org.sealpost.real;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/// Somebody at a browser window who can sign in.
///
/// @param address of the pages, without a slash at its end
record Person(Page page, String address, String name, String password) {
    /// Comes by the link that the service printed, chooses name and password, and signs in.
    static Person first(Page page, String address, String link, String name, String password) {
        var person = new Person(page, address, name, password);
        page.navigate(link);
        person.fill("Name", name);
        person.fill("Password", password);
        person.press("Begin");
        person.signIn();
        return person;
    }

    void signIn() {
        page.navigate(address + "/sign-in");
        fill("Name", name);
        fill("Password", password);
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
        assertThat(page.locator("h1")).hasText("Fleet");
    }

    /// Goes to a page; whose session has ended signs in first.
    void open(String path) {
        page.navigate(address + path);
        if (page.url().contains("/sign-in")) {
            signIn();
            page.navigate(address + path);
        }
    }

    void fill(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    Locator button(String label) {
        return page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    void press(String label) {
        button(label).first().click();
    }

    void follow(String link) {
        page.locator("main")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
    }

    boolean sees(String text) {
        return page.locator("main").textContent().contains(text);
    }

    Locator main() {
        return page.locator("main");
    }
}
