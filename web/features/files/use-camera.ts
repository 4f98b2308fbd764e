import { type RefObject, useEffect, useRef, useState } from 'react'
import { cameraFault } from './camera-pages.ts'

/** The camera of this counter, chosen last: remembered on this computer, of which it is a part. */
const CHOSEN = 'yichuang-camera'
/** What document cameras have; a lesser one gives what it can. */
const IDEAL = { width: { ideal: 2592 }, height: { ideal: 1944 } }

export interface Camera {
  video: RefObject<HTMLVideoElement | null>
  isReady: boolean
  /** Why it does not show, and what to do. */
  fault: string | undefined
  devices: readonly { id: string; name: string }[]
  chosen: string | undefined
  choose(id: string): void
  retry(): void
}

/** Runs as long as it is on the screen. */
export function useCamera(): Camera {
  const video = useRef<HTMLVideoElement>(null)
  const [chosen, setChosen] = useState(() => localStorage.getItem(CHOSEN) ?? undefined)
  const [round, setRound] = useState(0)
  const [isReady, setReady] = useState(false)
  const [fault, setFault] = useState<string | undefined>(undefined)
  const [devices, setDevices] = useState<Camera['devices']>([])
  useEffect(() => {
    let stream: MediaStream | undefined
    let isOver = false
    const open = async () => {
      // Absent on plain http, which halls without TLS have.
      const cameras = navigator.mediaDevices as MediaDevices | undefined
      if (!cameras) return setFault(cameraFault(undefined))
      try {
        stream = await cameras.getUserMedia({ video: { ...IDEAL, ...(chosen ? { deviceId: { ideal: chosen } } : { facingMode: { ideal: 'environment' } }) } })
        if (isOver || !video.current) return stop(stream)
        for (const track of stream.getVideoTracks()) {
          track.onended = () => {
            setReady(false)
            setFault(cameraFault('ended'))
          }
        }
        video.current.srcObject = stream
        await video.current.play()
        setReady(true)
        const found = (await cameras.enumerateDevices()).filter(({ kind }) => kind === 'videoinput')
        setDevices(found.map(({ deviceId, label }, index) => ({ id: deviceId, name: label || `摄像头 ${index + 1}` })))
      } catch (error) {
        // Closed while it was still opening: nobody waits for it.
        if (!isOver) setFault(cameraFault((error as DOMException).name))
      }
    }
    void open()
    return () => {
      isOver = true
      stop(stream)
    }
  }, [chosen, round])
  const again = () => {
    setFault(undefined)
    setReady(false)
    setRound((before) => before + 1)
  }
  return {
    video, isReady, fault, devices, chosen, retry: again,
    choose(id) {
      localStorage.setItem(CHOSEN, id)
      setChosen(id)
      again()
    },
  }
}

const stop = (stream: MediaStream | undefined): void => stream?.getTracks().forEach((track) => track.stop())
