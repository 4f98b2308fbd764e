import { Clock, Live, Lost, Rows } from './screen-page.tsx'
import type { HallScreen } from './screen-words.js'

/** 大厅叫号屏: who is called where, how long each line is, and what to do when one missed the call. */
export const HallScreenView = ({ hallName, screen, at }: { hallName: string; screen: HallScreen; at: Date }) => (
  <div className="hall" data-screen="">
    <header>
      <div>
        <h1>{hallName}</h1>
        <button type="button" data-sound="" hidden>
          点一下开启声音
        </button>
      </div>
      <Clock at={at} />
    </header>
    <Lost />
    <main data-state={screen.state}>
      <section className="calls" aria-labelledby="calls">
        <h2 id="calls">正在叫号</h2>
        <div className="rest" data-show="isEmpty" hidden={!screen.isEmpty}>
          <Live of={screen} name="restHead" as="p" className="head" />
          <Live of={screen} name="restMore" as="p" />
        </div>
        <Rows name="calls" rows={screen.calls} className="called">
          {(call) => (
            <div data-state={call.state ?? ''}>
              <Live of={call} name="number" as="b" />
              <Live of={call} name="window" className="to" />
              <Live of={call} name="word" className="word" />
            </div>
          )}
        </Rows>
        <p className="hint">请留意自己的号码。叫到后，请到对应的窗口办理。</p>
      </section>
      <section className="lines" aria-labelledby="lines">
        <h2 id="lines">
          等候情况<span>人数</span>
          <span>约等多久</span>
        </h2>
        <Rows name="lines" rows={screen.lines} className="waiting">
          {(line) => (
            <div data-state={line.state ?? ''}>
              <Live of={line} name="letter" as="b" />
              <Live of={line} name="name" className="name" />
              <Live of={line} name="waiting" className="people" />
              <Live of={line} name="wait" className="wait" />
            </div>
          )}
        </Rows>
        <Live of={screen} name="idleLines" as="p" className="idle" />
      </section>
      <section className="windows" aria-labelledby="windows">
        <h2 id="windows">窗口</h2>
        <p className="counts">
          <span>
            开放 <Live of={screen} name="open" as="b" />
          </span>
          <span>
            暂停 <Live of={screen} name="paused" as="b" />
          </span>
          <span>
            未开 <Live of={screen} name="closed" as="b" />
          </span>
          <Live of={screen} name="pausedNames" className="names" />
        </p>
      </section>
      <section className="missed" aria-labelledby="missed">
        <h2 id="missed">过号</h2>
        <Rows name="missed" rows={screen.missed} className="numbers">
          {(missed) => <Live of={missed} name="number" as="b" />}
        </Rows>
        <p data-show="hasMissed" hidden={!screen.hasMissed}>
          请告诉任一窗口的工作人员，重新排队，不用再取号。
        </p>
        <p data-unless="hasMissed" hidden={screen.hasMissed}>
          现在没有过号。没听到叫号的，请看这里。
        </p>
      </section>
    </main>
    <div className="call" data-call="" role="alert" hidden>
      <p>请</p>
      <p className="number" data-number="" />
      <p>
        到 <b data-to="" /> 号窗口办理
      </p>
    </div>
  </div>
)
