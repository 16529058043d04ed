package io.neuralfocus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralfocus.training.evaluation.JudgedJson;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code focus evaluate}: how well a version tells the risk of rows whose outcome is known. */
@Command(
        name = "evaluate",
        description = {
            "Judges a model version on events, on rows with labels or on what a service remembers, beside another one if asked,",
            "and beside the closed form 1 - S(a + 30 s) / S(a) of lognormal visits, where a is the time in the app.",
            "Rows of events: first event + k steps, k >= 1, while the person is not away and the next 30 s are known.",
            "What a version told in service itself is judged by focus store calibration."
        })
final class EvaluateCommand implements Callable<Integer> {

    @ParentCommand
    private Focus focus;

    @Mixin
    private EvaluationOptions options;

    @Option(names = "--json", description = "For a program to read.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        EvaluationOptions.Asked asked = options.evaluate(focus.terminal());
        if (json) {
            ObjectNode node = JudgedJson.of(asked.evaluation());
            node.put("split", asked.part().label());
            focus.terminal().out().println(node.toPrettyString());
        } else {
            EvaluationTable.tell(focus.terminal().out(), asked);
        }
        if (!asked.evaluation().outcomes().ofBothKinds()) {
            focus.terminal().say("all rows are of one kind, so there is no AUC and no average precision.");
        }
        return ExitCode.OK;
    }
}
