import { Button } from 'antd'
import { useId, useState } from 'react'
import type { PromiseText } from '../../../client/types.ts'
import './promises.css'

/** The wording as it is signed, to read out and to print. */
export function PromiseTextPanel({ text }: { text: PromiseText }) {
  const [isPrinting, setPrinting] = useState(false)
  const titleId = useId()
  const print = () => {
    setPrinting(true)
    document.body.dataset.print = 'promise'
    const done = () => {
      delete document.body.dataset.print
      setPrinting(false)
    }
    window.addEventListener('afterprint', done, { once: true })
    // The frame in which it is marked for printing comes first.
    requestAnimationFrame(() => window.print())
  }
  return (
    <details className="blocked">
      <summary>《{text.title}》全文（第 {text.version} 版）</summary>
      <div className="promise-head"><span className="quiet">请申请人看完再签名。</span><Button size="small" onClick={print}>打印承诺书</Button></div>
      <article className={isPrinting ? 'promise-text is-printing' : 'promise-text'} aria-labelledby={titleId}>
        <h3 id={titleId}>{text.title}</h3>
        {text.sections.map(({ heading, lines }) => (
          <section key={heading}>
            <h4>{heading}</h4>
            {lines.length === 1 ? <p>{lines[0]}</p> : <ul>{lines.map((line) => <li key={line}>{line}</li>)}</ul>}
          </section>
        ))}
        <p><strong>{text.declaration}</strong></p>
        <p className="promise-sign">承诺人（签名）：　　　　　　　　　　　　年　　月　　日</p>
      </article>
    </details>
  )
}
