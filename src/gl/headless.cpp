// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "gl/headless.h"

// EGL's header pulls in X11 otherwise, and no window system is used here.
#define EGL_NO_X11
#define MESA_EGL_NO_X11_HEADERS
#include <glad/egl.h>

#include <array>
#include <cstring>
#include <vector>

namespace steepest::gl {

struct HeadlessContext::Impl {
  EGLDisplay display = EGL_NO_DISPLAY;
  EGLContext context = EGL_NO_CONTEXT;
  EGLSurface surface = EGL_NO_SURFACE;
  Info info;
  std::string platform;

  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (display == EGL_NO_DISPLAY) return;
    // Another context may have become current since: it stays.
    if (eglGetCurrentContext() == context)
      eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (surface != EGL_NO_SURFACE) eglDestroySurface(display, surface);
    if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
    // The display itself stays initialised: EGL shares it in the process, and a second context
    // on it may be alive.
  }
};

namespace {

struct Candidate {
  EGLDisplay display;
  std::string platform;
  int rank;  ///< lower is tried first
};

bool has(const char* list, const char* name) { return list && std::strstr(list, name) != nullptr; }

/// Matching CUDA device, then hardware, then software.
int rank_of(EGLDeviceEXT device, int cuda_device) {
  EGLAttrib index = -1;
  const char* extensions = eglQueryDeviceStringEXT(device, EGL_EXTENSIONS);
  if (has(extensions, "EGL_NV_device_cuda") && cuda_device >= 0 &&
      eglQueryDeviceAttribEXT(device, EGL_CUDA_DEVICE_NV, &index) && index == cuda_device)
    return 0;
  return has(extensions, "software") ? 2 : 1;
}

std::vector<Candidate> candidates(const char* client_extensions, int cuda_device) {
  std::vector<Candidate> found;
  std::array<EGLDeviceEXT, 16> devices{};
  EGLint count = 0;
  if (has(client_extensions, "EGL_EXT_platform_device") && eglQueryDevicesEXT &&
      eglQueryDevicesEXT(EGLint(devices.size()), devices.data(), &count)) {
    for (int rank = 0; rank <= 2; ++rank)
      for (EGLint k = 0; k < count; ++k) {
        const EGLDeviceEXT device = devices[std::size_t(k)];
        if (rank_of(device, cuda_device) != rank) continue;
        const EGLDisplay display = eglGetPlatformDisplayEXT(EGL_PLATFORM_DEVICE_EXT, device, nullptr);
        found.push_back({display, "device " + std::to_string(k), rank});
      }
  }
  if (has(client_extensions, "EGL_MESA_platform_surfaceless"))
    found.push_back(
        {eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, nullptr, nullptr), "surfaceless", 3});
  return found;
}

EGLConfig pbuffer_config(EGLDisplay display) {
  const EGLint wanted[] = {EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT,
                           EGL_NONE};
  EGLConfig config = nullptr;
  EGLint count = 0;
  return eglChooseConfig(display, wanted, &config, 1, &count) && count > 0 ? config : nullptr;
}

bool make_current(EGLDisplay display, EGLConfig config, EGLContext context, EGLSurface& surface) {
  if (eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context)) return true;
  const EGLint size[] = {EGL_WIDTH, 16, EGL_HEIGHT, 16, EGL_NONE};  // no surfaceless contexts
  surface = eglCreatePbufferSurface(display, config, size);
  return surface != EGL_NO_SURFACE && eglMakeCurrent(display, surface, surface, context);
}

/// Empty on success, else why this candidate does not do.
std::string open(const Candidate& candidate, bool debug, EGLDisplay& display, EGLContext& context,
                 EGLSurface& surface) {
  if (candidate.display == EGL_NO_DISPLAY) return "no display";
  if (!eglInitialize(candidate.display, nullptr, nullptr)) return "cannot be initialised";
  display = candidate.display;
  if (!gladLoaderLoadEGL(display)) return "EGL functions are missing";
  if (!eglBindAPI(EGL_OPENGL_API)) return "no desktop OpenGL";
  const EGLint attributes[] = {EGL_CONTEXT_MAJOR_VERSION,
                               4,
                               EGL_CONTEXT_MINOR_VERSION,
                               5,
                               EGL_CONTEXT_OPENGL_PROFILE_MASK,
                               EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                               EGL_CONTEXT_OPENGL_DEBUG,
                               debug ? EGL_TRUE : EGL_FALSE,
                               EGL_NONE};
  const EGLConfig config = pbuffer_config(display);
  context = eglCreateContext(display, config, EGL_NO_CONTEXT, attributes);
  if (context == EGL_NO_CONTEXT) return "no OpenGL 4.5 core context";
  if (!make_current(display, config, context, surface)) return "context cannot be made current";
  if (!gladLoadGL(reinterpret_cast<GLADloadfunc>(eglGetProcAddress))) return "no OpenGL functions";
  return {};
}

}  // namespace

HeadlessContext::HeadlessContext(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HeadlessContext::~HeadlessContext() = default;
const Info& HeadlessContext::info() const { return impl_->info; }
const std::string& HeadlessContext::platform() const { return impl_->platform; }

Result<std::unique_ptr<HeadlessContext>> HeadlessContext::create(const HeadlessOptions& options) {
  if (!gladLoaderLoadEGL(EGL_NO_DISPLAY))
    return std::unexpected(unavailable("no EGL library: pictures without a display need libEGL.so.1",
                                       "install libegl1 and libgl1-mesa-dri"));
  const char* extensions = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
  std::string reasons;
  for (const Candidate& candidate : candidates(extensions, options.cuda_device)) {
    auto impl = std::make_unique<Impl>();
    const std::string why = open(candidate, options.debug, impl->display, impl->context, impl->surface);
    if (!why.empty()) {
      reasons += (reasons.empty() ? "" : "; ") + candidate.platform + ": " + why;
      continue;
    }
    impl->platform = candidate.platform;
    impl->info = query_info();
    if (impl->info.at_least(4, 5))
      return std::unique_ptr<HeadlessContext>(new HeadlessContext(std::move(impl)));
    reasons += (reasons.empty() ? "" : "; ") + candidate.platform + ": " + impl->info.version;
  }
  if (reasons.empty()) reasons = "EGL offers neither devices nor the surfaceless platform";
  return std::unexpected(unavailable(
      "no OpenGL 4.5 context without a display (" + reasons + ")",
      "install libgl1-mesa-dri for a software renderer; in a container with an NVIDIA GPU the "
      "driver capability 'graphics' is needed too"));
}

}  // namespace steepest::gl
