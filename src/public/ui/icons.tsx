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
  home: 'M3 11.5 12 4l9 7.5M5.5 10v10h13V10M10 20v-6h4v6',
  back: 'M20 12H5M11 5.5 4.5 12l6.5 6.5',
  leave: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
  ticket: 'M4 6h16v4a2 2 0 0 0 0 4v4H4v-4a2 2 0 0 0 0-4zM14 6v12',
  calendar: 'M4 6h16v15H4zM4 10.5h16M8.5 3v4M15.5 3v4',
  star: 'M12 3.5l2.6 5.6 6 .7-4.5 4.1 1.2 6-5.3-3-5.3 3 1.2-6L3.4 9.8l6-.7z',
  touch: 'M9 11V5.5a1.8 1.8 0 0 1 3.6 0V11M12.6 10.5a1.7 1.7 0 0 1 3.4 0v1M16 11.5a1.7 1.7 0 0 1 3.4 0V15c0 4-2.4 6.5-6 6.5-3 0-4.4-1.2-6-4l-2-3.4c-.8-1.5 1-2.6 2-1.5L9 14.5V11',
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
