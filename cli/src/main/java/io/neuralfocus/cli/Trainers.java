package io.neuralfocus.cli;

import io.neuralfocus.training.trainer.Trainer;
import io.neuralfocus.training.trainer.baseline.LogisticTrainer;
import io.neuralfocus.training.trainer.baseline.MajorityTrainer;
import io.neuralfocus.training.trainer.sequence.SequenceSettings;
import io.neuralfocus.training.trainer.sequence.SequenceTrainer;
import io.neuralfocus.training.trainer.xgboost.XgboostSettings;
import io.neuralfocus.training.trainer.xgboost.XgboostTrainer;
import java.util.List;
import java.util.stream.Collectors;

/** Trainers as {@code --trainer} names them. */
final class Trainers {

    private static final List<Trainer> ALL = List.of(
            new XgboostTrainer(XgboostSettings.USUAL),
            new LogisticTrainer(),
            new MajorityTrainer(),
            new SequenceTrainer(SequenceSettings.USUAL));

    private Trainers() {}

    static Trainer named(String name) {
        return ALL.stream()
                .filter(trainer -> trainer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Complaint.badInput("there is no trainer " + name + ": choose "
                        + ALL.stream().map(Trainer::name).collect(Collectors.joining(", ")) + "."));
    }
}
