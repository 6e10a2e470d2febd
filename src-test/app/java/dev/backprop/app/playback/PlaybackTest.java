package dev.backprop.app.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlaybackTest {
    /** Eleven states; the larger stride goes by fives. */
    private static class Eleven implements Track {
        @Override
        public int length() {
            return 11;
        }

        @Override
        public List<String> strides() {
            return List.of("one", "five");
        }

        @Override
        public int next(int index, int stride) {
            return Math.min(10, stride == 0 ? index + 1 : index / 5 * 5 + 5);
        }

        @Override
        public int previous(int index, int stride) {
            return Math.max(0, stride == 0 ? index - 1 : (index - 1) / 5 * 5);
        }
    }

    /** States that follow each other. */
    private record Film(int length) implements Track {}

    private final Playback playback = new Playback(new Eleven());

    @Test
    void stepsOnAndBackByItsStride() {
        playback.next();
        playback.next();
        playback.previous();

        assertThat(playback.getIndex()).isEqualTo(1);
    }

    @Test
    void stepsByTheNextLargerStride() {
        playback.seek(2);
        playback.nextLarger();
        assertThat(playback.getIndex()).isEqualTo(5);
        playback.previousLarger();
        assertThat(playback.getIndex()).isZero();
    }

    @Test
    void toAskWhetherAStepLeadsNowhereTakesNone() {
        int[] taken = {0};
        Playback one = new Playback(new Track() {
            @Override
            public int length() {
                return 2;
            }

            @Override
            public int next(int index, int stride) {
                taken[0]++;
                return index + 1;
            }

            @Override
            public boolean extendable() {
                return true;
            }
        });
        one.toEnd();

        assertThat(one.stuck()).isFalse();
        assertThat(taken[0]).isZero();
        playback.toEnd();
        assertThat(playback.stuck()).isTrue();
    }

    @Test
    void whatCannotBePlayedYetIsNotSteppedEither() {
        playback.disabledProperty().set(true);
        playback.next();
        playback.nextLarger();
        playback.toEnd();
        assertThat(playback.getIndex()).isZero();
    }

    @Test
    void keepsToTheEndsOfTheTrack() {
        playback.seek(99);
        assertThat(playback.getIndex()).isEqualTo(10);
        playback.next();
        assertThat(playback.getIndex()).isEqualTo(10);
        playback.seek(-3);
        assertThat(playback.getIndex()).isZero();
    }

    @Test
    void takesOneStrideASecondAtSpeedOne() {
        playback.play();
        playback.advance(0.6);
        assertThat(playback.getIndex()).isZero();
        playback.advance(0.6);
        assertThat(playback.getIndex()).isEqualTo(1);
    }

    @Test
    void takesOneStrideInEachPulseWhereBothTakeAboutAsLong() {
        Playback film = new Playback(new Film(200));
        film.secondsPerStrideProperty().set(1 / 60.0);
        film.play();
        for (int pulse = 1; pulse <= 100; pulse++) {
            film.advance(pulse % 2 == 0 ? 0.0180 : 0.0153);
            assertThat(film.getIndex()).isEqualTo(pulse);
        }
    }

    @Test
    void keepsTimeWherePulsesComeALittleFasterThanStrides() {
        Playback film = new Playback(new Film(200));
        film.secondsPerStrideProperty().set(1 / 60.0);
        film.play();
        for (int pulse = 1; pulse <= 100; pulse++) {
            film.advance(0.8 / 60);
        }
        assertThat(film.getIndex()).isBetween(79, 81);
    }

    @Test
    void takesFourStridesASecondAtSpeedFour() {
        playback.setSpeed(9);
        playback.play();
        playback.advance(1);

        assertThat(playback.speedProperty().get()).isEqualTo(4);
        assertThat(playback.getIndex()).isEqualTo(4);
    }

    @Test
    void takesOneStrideInFourSecondsAtTheSlowestSpeed() {
        playback.setSpeed(0.01);
        playback.play();
        for (int i = 0; i < 7; i++) {
            playback.advance(0.5);
        }
        assertThat(playback.speedProperty().get()).isEqualTo(0.25);
        assertThat(playback.getIndex()).isZero();
        playback.advance(0.5);

        assertThat(playback.getIndex()).isEqualTo(1);
    }

    @Test
    void stopsAtTheEndAndPlaysAgainFromTheStart() {
        playback.seek(9);
        playback.play();
        playback.advance(1);
        assertThat(playback.isPlaying()).isFalse();

        playback.play();
        assertThat(playback.getIndex()).isZero();
        assertThat(playback.isPlaying()).isTrue();
    }

    @Test
    void waitsAtTheEndOfATrackThatGrows() {
        int[] length = {2};
        Playback growing = new Playback(new Track() {
            @Override
            public int length() {
                return length[0];
            }

            @Override
            public boolean growing() {
                return true;
            }
        });
        growing.play();
        growing.advance(1);
        growing.advance(1);
        assertThat(growing.isPlaying()).isTrue();

        length[0] = 3;
        growing.refresh();
        growing.advance(1);
        assertThat(growing.getIndex()).isEqualTo(2);
    }

    @Test
    void doesNotLeapAfterAStall() {
        playback.play();
        playback.advance(1000);

        assertThat(playback.getIndex()).isEqualTo(8);
    }

    @Test
    void keepsItsStrideByNameInANewTrack() {
        playback.setStride(1);
        playback.setTrack(new Track() {
            @Override
            public int length() {
                return 3;
            }

            @Override
            public List<String> strides() {
                return List.of("zero", "one", "five");
            }
        });

        assertThat(playback.getStride()).isEqualTo(2);
    }

    @Test
    void refusesAStrideThatIsNotThere() {
        assertThatThrownBy(() -> playback.setStride(2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 to 1");
    }

    @Test
    void namesTheState() {
        playback.seek(3);

        assertThat(playback.titleProperty().get()).isEqualTo("Step 3 of 10");
    }

    @Test
    void aTrackAndThePlaceOnItAreSeenTogether() {
        Playback player = new Playback(() -> 3);
        List<String> seen = new java.util.ArrayList<>();
        player.titleProperty().addListener((observable, old, now) -> seen.add(now));
        player.segmentsProperty().addListener((observable, old, now) -> seen.add("segments at " + player.getIndex()));

        player.setTrack(
                new Track() {
                    @Override
                    public int length() {
                        return 9;
                    }

                    @Override
                    public List<Segment> segments() {
                        return List.of(new Segment(0, 8, "", dev.backprop.app.paint.Hue.LOSS));
                    }
                },
                7);

        assertThat(seen).containsExactly("segments at 7", "Step 7 of 8");
    }
}
