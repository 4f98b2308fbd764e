import { Clock, Live, Lost } from './screen-page.tsx'
import type { WindowScreen } from './screen-words.js'

/** 窗口屏: which window this is and whose turn it is here. */
export const WindowScreenView = ({ no, name, screen, at }: { no: string; name: string; screen: WindowScreen; at: Date }) => (
  <div className="window" data-screen="">
    <div className="whole" data-state={screen.state}>
      <header>
        <h1>
          <b>{Number(no)}</b> 号窗口
          <span className="name">{name}</span>
        </h1>
        <Clock at={at} />
      </header>
      <Lost />
      <main>
        <Live of={screen} name="number" as="p" className="number" />
        <Live of={screen} name="word" as="p" className="word" />
        <Live of={screen} name="more" as="p" className="more" />
      </main>
    </div>
  </div>
)
