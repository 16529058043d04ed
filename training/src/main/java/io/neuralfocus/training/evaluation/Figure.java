package io.neuralfocus.training.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A number and how sure it is.
 *
 * @param value over all rows, each counting the same; absent where there is none, such as an AUC of rows of one kind
 * @param interval 95 %; absent if there are not two people or days to draw from
 * @param meanOverUsers each user's own number, each user counting the same; of those who have one
 * @param usersInMean how many have one
 */
public record Figure(OptionalDouble value, Optional<Interval> interval, OptionalDouble meanOverUsers, int usersInMean) {

    static final Figure NONE = new Figure(OptionalDouble.empty(), Optional.empty(), OptionalDouble.empty(), 0);

    static Figure of(OptionalDouble value, Optional<Interval> interval, List<OptionalDouble> ofUsers) {
        double[] told = ofUsers.stream()
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        return new Figure(value, interval, Arrays.stream(told).average(), told.length);
    }
}
