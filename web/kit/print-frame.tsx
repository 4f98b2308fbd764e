import { type RefObject, useRef } from 'react'

/** Prints a file of the server without opening it: the frame that holds it, and what to call. */
export function usePrinting(): { frame: RefObject<HTMLIFrameElement | null>; print: (url: string) => void } {
  const frame = useRef<HTMLIFrameElement>(null)
  const print = (url: string) => {
    if (!frame.current) return
    frame.current.onload = () => frame.current?.contentWindow?.print()
    frame.current.src = url
  }
  return { frame, print }
}

export const PrintFrame = ({ frame, title }: { frame: RefObject<HTMLIFrameElement | null>; title: string }) => <iframe ref={frame} title={title} className="print-frame" aria-hidden="true" tabIndex={-1} />
