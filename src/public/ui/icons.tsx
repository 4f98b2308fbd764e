/** Our own line icons on a grid of 24, one path each; always decoration beside words, therefore hidden from screen readers. */
const PATHS = {
  window: 'M4 4h16v16H4zM12 4v16M4 11h16',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 21 21',
  place: 'M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5',
  building: 'M5 21V4h9v17M14 9h5v12M3 21h18M8 8h3M8 12h3M8 16h3',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2',
  check: 'M5 12.5l4.5 4.5L19 7',
  warning: 'M12 4 2.5 20h19zM12 10v4.5M12 17.3v.1',
  phone: 'M5 4h4l1.5 5L8 10.5a12 12 0 0 0 5.5 5.5L15 13.5l5 1.5v4c0 1-.8 1.5-1.6 1.4C10 19.6 4.4 14 3.6 5.6 3.5 4.8 4 4 5 4z',
  print: 'M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z',
  text: 'M3 19 8.5 5 14 19M5 14h7M15 19l3.2-8 3.2 8M16 16.5h4.5',
  seal: 'M12 3l2.4 2 3.1-.3.6 3 2.7 1.5-1.2 2.8 1.2 2.8-2.7 1.5-.6 3-3.1-.3L12 21l-2.4-2-3.1.3-.6-3-2.7-1.5L4.4 12 3.2 9.2l2.7-1.5.6-3 3.1.3zM8.5 12l2.5 2.5 4.5-5',
  message: 'M4 5h16v11H9l-5 4z',
  upload: 'M12 16V4M7 9l5-5 5 5M4 16v4h16v-4',
} as const

export type IconName = keyof typeof PATHS

/** A small decorative icon in the colour of the text around it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
