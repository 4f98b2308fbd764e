import { Button } from 'antd'
import { lazy, Suspense, useLayoutEffect, useRef, useState } from 'react'

// Most who hand in files never open it, and the PDF it makes is heavy.
const DocumentCamera = lazy(() => import('./document-camera.tsx'))

interface CameraButtonProps {
  /** What is taken, as its field is labelled. */
  label: string
  /** Of the files that come of it. */
  name: string
  endings: readonly string[]
  room: number
  isDisabled: boolean
  onFiles(files: File[]): void
}

/** 拍摄: opens the document camera, where pictures may be handed in. */
export function CameraButton({ isDisabled, onFiles, ...rest }: CameraButtonProps) {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  useLayoutEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  const hand = (files: File[]) => {
    setOpen(false)
    onFiles(files)
  }
  if (!rest.endings.includes('jpg')) return null
  return (
    <>
      <Button ref={button} size="small" disabled={isDisabled} onClick={() => setOpen(true)}>拍摄<span className="hidden-visually">：{rest.label}</span></Button>
      {isOpen && <Suspense><DocumentCamera {...rest} onFiles={hand} onClose={() => setOpen(false)} /></Suspense>}
    </>
  )
}
