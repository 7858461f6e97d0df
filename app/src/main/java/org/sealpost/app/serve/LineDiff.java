package org.sealpost.app.serve;

import java.util.ArrayList;
import java.util.List;
import org.sealpost.app.page.PlanPage.DiffLine;

/// What is another between two short texts, line by line: what stays in both is the longest that it can be.
final class LineDiff {
    private static final String GONE = "−";
    private static final String NEW = "+";
    private static final String SAME = " ";

    private LineDiff() {}

    static List<DiffLine> of(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<DiffLine> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                lines.add(new DiffLine(SAME, before.get(i)));
                i++;
                j++;
            } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new DiffLine(GONE, before.get(i)));
                i++;
            } else {
                lines.add(new DiffLine(NEW, after.get(j)));
                j++;
            }
        }
        return lines;
    }
}
