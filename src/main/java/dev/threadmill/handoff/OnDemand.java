package dev.threadmill.handoff;

/**
 * A channel whose producer is asked for each element and makes none before: one hand-off each way.
 */
final class OnDemand implements Channel {
  private final Channel requests;
  private final Channel answers;

  OnDemand(HandOff handOff) {
    requests = handOff.open();
    answers = handOff.open();
  }

  @Override
  public void put(Long element) throws InterruptedException {
    Long unused = requests.take();
    answers.put(element);
  }

  @Override
  public Long take() throws InterruptedException {
    requests.put(0L);
    return answers.take();
  }
}
