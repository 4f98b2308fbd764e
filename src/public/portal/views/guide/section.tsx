import type { ReactNode } from 'react'

/** The order that is the same for every item. */
export const SECTIONS = [
  ['who', '谁可以办'],
  ['materials', '需要什么'],
  ['steps', '怎么办'],
  ['places', '到哪里办、什么时候'],
  ['time', '多久办好'],
  ['visits', '跑几次'],
  ['fee', '多少钱'],
  ['basis', '依据什么'],
  ['complaint', '问谁、向谁投诉'],
] as const

type SectionId = (typeof SECTIONS)[number][0]

/** One of them, under its title. */
export function Section({ id, children }: { id: SectionId; children: ReactNode }) {
  const title = SECTIONS.find(([each]) => each === id)?.[1]
  return (
    <section id={id} className="card stack">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
