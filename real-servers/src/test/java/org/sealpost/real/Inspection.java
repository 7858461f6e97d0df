package org.sealpost.real;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Looks at pages as different people do, by day and by night, on a phone and without a mouse, and notes what is wrong
/// for them.
final class Inspection {
    private static final int PHONE = 360;
    private static final int HEIGHT = 800;

    /// Where pictures of the pages go; none are taken without it.
    private static final Optional<Path> PICTURES =
            Optional.ofNullable(System.getProperty("sealpost.pictures")).map(Path::of);

    private static final String CONTROLS = """
            () => {
              window.controls = [...document.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex="0"]')]
                .filter((one) => one.type !== 'hidden' && !one.disabled && one.checkVisibility());
              window.reached = new Set();
              // A date has a stop for each of its parts.
              return window.controls.length + 3 * window.controls.filter((one) => one.type === 'date').length;
            }""";

    private static final String FOCUSED = """
            () => {
              const one = document.activeElement;
              window.reached.add(one);
              const style = getComputedStyle(one);
              const shown = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
              return one === document.body || shown ? '' : one.outerHTML.slice(0, 120);
            }""";

    private static final String UNREACHED = """
            () => window.controls
              .filter((one) => !window.reached.has(one))
              .filter((one) => one.type !== 'radio'
                || ![...window.reached].some((other) => other.type === 'radio' && other.name === one.name))
              .map((one) => one.outerHTML.slice(0, 120))""";

    /// Elements with text that reach beyond the window and cannot be scrolled to, and those that hide a part of theirs.
    private static final String CUT = """
            () => {
              const scrolls = (one) => {
                for (let at = one; at && at !== document.body; at = at.parentElement) {
                  if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) { return true; }
                }
                return false;
              };
              const hidden = (one) => one.closest('.hide, .skip, [aria-hidden="true"], svg') !== null;
              return [...document.querySelectorAll('body *')]
                .filter((one) => one.checkVisibility() && !hidden(one) && one.childNodes.length > 0)
                .filter((one) => {
                  const box = one.getBoundingClientRect();
                  const beyond = box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
                  const style = getComputedStyle(one);
                  const cut = style.overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1;
                  return cut || beyond && !scrolls(one);
                })
                .map((one) => one.outerHTML.slice(0, 120));
            }""";

    /// Controls and words that lie on one another.
    private static final String OVERLAPPING = """
            () => {
              const shown = [...document.querySelectorAll(
                  'main a, main button, main input, main select, main textarea, main label, main h1, main h2, main h3')]
                .filter((one) => one.checkVisibility() && one.type !== 'hidden' && !one.closest('.hide, svg, .bulk, .subnav'));
              const found = [];
              const boxes = shown.map((one) => [...one.getClientRects()].filter((box) => box.width > 1 && box.height > 1));
              for (let i = 0; i < shown.length; i++) {
                for (let j = i + 1; j < shown.length; j++) {
                  if (shown[i].contains(shown[j]) || shown[j].contains(shown[i])) { continue; }
                  const lies = boxes[i].some((one) => boxes[j].some((other) =>
                    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2
                    && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 4));
                  if (lies) { found.push(shown[i].outerHTML.slice(0, 90) + ' and ' + shown[j].outerHTML.slice(0, 90)); }
                }
              }
              return found;
            }""";

    private final List<String> faults = new ArrayList<>();
    private final int width;

    /// @param width of a window that is no phone
    Inspection(int width) {
        this.width = width;
    }

    /// Looks at what the window shows.
    ///
    /// @param name of the page in pictures and in what is wrong
    void look(Page page, String name) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            String as = name + "-" + scheme.name().toLowerCase(Locale.ROOT);
            dress(page, scheme);
            Browser.inaccessible(page).forEach(each -> faults.add(as + ": " + each));
            picture(page, as);
        }
        dress(page, ColorScheme.LIGHT);
        Figures.unlinked(page).forEach(each -> faults.add(name + ": leads nowhere: " + each));
        misplaced(page, name);
        keyboard(page, name);
        page.evaluate("document.activeElement.blur()");
        page.setViewportSize(PHONE, HEIGHT);
        misplaced(page, name + "-phone");
        Browser.inaccessible(page).forEach(each -> faults.add(name + "-phone: " + each));
        picture(page, name + "-phone");
        page.setViewportSize(width, HEIGHT);
    }

    /// What has no room, is cut, or lies on something else.
    private void misplaced(Page page, String as) {
        int window = page.viewportSize().width;
        int wide = ((Number) page.evaluate("document.scrollingElement.scrollWidth")).intValue();
        if (wide > window) {
            faults.add(as + ": " + wide + " wide in a window of " + window);
        }
        ((List<?>) page.evaluate(CUT)).forEach(each -> faults.add(as + ": cut: " + each));
        ((List<?>) page.evaluate(OVERLAPPING)).forEach(each -> faults.add(as + ": overlaps: " + each));
    }

    /// Without motion, so that no colour is seen half way to another.
    private static void dress(Page page, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
    }

    private void keyboard(Page page, String name) {
        int controls = ((Number) page.evaluate(CONTROLS)).intValue();
        for (int i = 0; i < controls + 2; i++) {
            page.keyboard().press("Tab");
            String hidden = String.valueOf(page.evaluate(FOCUSED));
            if (!hidden.isEmpty()) {
                faults.add(name + ": focus is not seen on " + hidden);
            }
        }
        ((List<?>) page.evaluate(UNREACHED)).forEach(each -> faults.add(name + ": no key leads to " + each));
    }

    private static void picture(Page page, String name) {
        PICTURES.ifPresent(folder -> page.screenshot(new Page.ScreenshotOptions()
                .setPath(folder.resolve(name + ".png"))
                .setFullPage(true)));
    }

    /// What was wrong, with the name of the page.
    List<String> faults() {
        return List.copyOf(faults);
    }
}
